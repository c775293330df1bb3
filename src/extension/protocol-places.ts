// Places that the server names in the arguments of commands, which anybody could call: checked, and as the editor has them.

import * as vscode from 'vscode'

export function locationOf(given: unknown): vscode.Location | undefined {
  if (!isRecord(given) || typeof given['uri'] !== 'string') return undefined
  const range = rangeOf(given['range'])
  return range && new vscode.Location(vscode.Uri.parse(given['uri']), range)
}

export function rangeOf(given: unknown): vscode.Range | undefined {
  if (!isRecord(given)) return undefined
  const [start, end] = [positionOf(given['start']), positionOf(given['end'])]
  return start && end && new vscode.Range(start, end)
}

export function positionOf(given: unknown): vscode.Position | undefined {
  if (!isRecord(given)) return undefined
  const { line, character } = given
  return typeof line === 'number' && typeof character === 'number' ? new vscode.Position(line, character) : undefined
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
