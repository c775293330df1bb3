// What the tests in VS Code share: opening files of the workspace, and waiting for what the editor shows.

import { readFileSync } from 'node:fs'
import * as vscode from 'vscode'

export const rule = 'list-membership-in-loop'

export function uriOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (!folder) throw new Error('The tests need the workspace that they come with.')
  return vscode.Uri.joinPath(folder.uri, path)
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(path)))
}

export function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'cost-hints')
}

/** Waits until the findings of a file are as wanted; says what they were when they do not become so. */
export async function findings(
  uri: vscode.Uri, wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until(() => findingsOf(uri), wanted, (found) => `findings: ${found.map(({ message }) => message).join(' | ')}`)
}

export async function until<T>(look: () => T, wanted: (seen: T) => boolean, say: (seen: T) => string = String): Promise<T> {
  const end = Date.now() + 20_000
  for (;;) {
    const seen = look()
    if (wanted(seen)) return seen
    if (Date.now() > end) throw new Error(`Waited in vain; ${say(seen)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export async function actionsAt(editor: vscode.TextEditor, text: string): Promise<readonly vscode.CodeAction[]> {
  const { document } = editor
  const start = document.positionAt(document.getText().indexOf(text))
  const range = new vscode.Range(start, start)
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, undefined, 100)
}

export async function apply(action: vscode.CodeAction): Promise<void> {
  if (!action.edit || !await vscode.workspace.applyEdit(action.edit)) throw new Error(`"${action.title}" could not be applied.`)
}

export async function replace(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const { document } = editor
  const offset = document.getText().indexOf(before)
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + before.length))
  await editor.edit((edit) => { edit.replace(range, after) })
}

export function onDisk(path: string): string {
  return readFileSync(uriOf(path).fsPath, 'utf8')
}

/** Leaves every file as it is on the disk. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
}
