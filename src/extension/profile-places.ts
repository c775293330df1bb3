// Opens the source that a profile speaks of: in the workspace where it was matched, else as the path that the profile has.

import { join } from 'node:path'
import * as vscode from 'vscode'
import type { JoinedCode } from '../protocol/messages.js'

interface ProfilePlace {
  readonly joined: JoinedCode | undefined
  /** The profile's function; undefined for a path of the workspace. */
  readonly row: number | undefined
  readonly file: string
  /** 1-based; 0 when unknown. */
  readonly line: number
  readonly column: number | undefined
}

export async function revealPlace({ joined, row, file, line, column }: ProfilePlace): Promise<void> {
  const ours = row === undefined ? { path: file, line } : joined?.join.functions.find(({ rows }) => rows.includes(row))
  const uri = ours && joined?.root ? vscode.Uri.file(join(joined.root, ours.path)) : elsewhere(file)
  const exists = uri && await vscode.workspace.fs.stat(uri).then(() => true, () => false)
  if (!exists) {
    void vscode.window.showInformationMessage(file === '' ? vscode.l10n.t('The profile does not say where this is.') : vscode.l10n.t('{0} is not in the opened folders.', file))
    return
  }
  const at = new vscode.Position(Math.max(0, (line > 0 ? line : ours?.line ?? 1) - 1), Math.max(0, (column ?? 1) - 1))
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at), viewColumn: vscode.ViewColumn.Beside, preview: true })
}

function elsewhere(file: string): vscode.Uri | undefined {
  if (file.startsWith('file:')) return vscode.Uri.parse(file)
  return /^(\/|[a-z]:[\\/])/i.test(file) ? vscode.Uri.file(file) : undefined
}
