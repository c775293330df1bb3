// What the lens above a function opens: its only finding, explained where it stands, or a list of them to look through.

import * as vscode from 'vscode'
import { showFindingsCommand } from '../protocol/messages.js'
import { isRecord, positionOf, rangeOf } from './protocol-places.js'

export function registerLenses(context: vscode.ExtensionContext): void {
  context.subscriptions.push(vscode.commands.registerCommand(showFindingsCommand, async (given: unknown) => {
    if (!isRecord(given) || typeof given['uri'] !== 'string' || !Array.isArray(given['ranges'])) return
    const uri = vscode.Uri.parse(given['uri'])
    const ranges = given['ranges'].flatMap((range: unknown) => rangeOf(range) ?? [])
    const [first] = ranges
    if (!first) return
    if (ranges.length > 1) {
      const locations = ranges.map((range) => new vscode.Location(uri, range))
      await vscode.commands.executeCommand('editor.action.peekLocations', uri, positionOf(given['position']) ?? first.start, locations, 'peek')
      return
    }
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(first.start, first.start) })
    await vscode.commands.executeCommand('editor.action.showHover')
  }))
}
