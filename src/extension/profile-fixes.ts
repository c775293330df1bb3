// Fixes that are chosen in the viewer of profiles: the quick fixes of the language server, applied as one step that is undone as one, or shown first.

import { join } from 'node:path'
import * as vscode from 'vscode'
import { compareWithFixCommand, type CompareWithFixParams } from '../protocol/messages.js'
import type { ChosenFix } from '../protocol/profile-viewer.js'

/** `root`: what paths are relative to; null where the profile fits no folder. */
export async function useFix(chosen: ChosenFix, root: string | null): Promise<void> {
  if (root === null) return
  const uri = vscode.Uri.file(join(root, chosen.path))
  const position = new vscode.Position(chosen.line - 1, chosen.character)
  if (chosen.how === 'compare') {
    const { rule, fingerprint, title } = chosen
    const params: CompareWithFixParams = { uri: uri.toString(), position: { line: position.line, character: position.character }, rule, fingerprint, title }
    await vscode.commands.executeCommand(compareWithFixCommand, params)
    return
  }
  const document = await vscode.workspace.openTextDocument(uri)
  const edit = await editOf(chosen, uri, position)
  if (!edit) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This fix is not offered any more: the code has changed.'))
    return
  }
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position), viewColumn: vscode.ViewColumn.Beside, preview: true })
  await vscode.workspace.applyEdit(chosen.how === 'preview' ? await confirmed(edit, chosen.title) : edit)
}

/** A file that was just opened is analysed first. */
const patience = 15_000
const pause = 300

async function editOf({ title, rule }: ChosenFix, uri: vscode.Uri, position: vscode.Position): Promise<vscode.WorkspaceEdit | undefined> {
  const end = Date.now() + patience
  for (;;) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>('vscode.executeCodeActionProvider', uri, new vscode.Range(position, position), vscode.CodeActionKind.QuickFix.value) ?? []
    const action = actions.find((one) => one.title === title && one.edit)
    // As soon as there is anything for the rule, the file is analysed.
    if (action ?? (actions.some((one) => one.title.includes(rule)) || Date.now() > end)) return action?.edit
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

/** The editor shows what changes and asks for it: of each file as one, as a part of a fix is none. */
async function confirmed(edit: vscode.WorkspaceEdit, label: string): Promise<vscode.WorkspaceEdit> {
  const asked = new vscode.WorkspaceEdit()
  for (const [uri, edits] of edit.entries()) {
    const sorted = edits.toSorted((a, b) => a.range.start.compareTo(b.range.start))
    const document = await vscode.workspace.openTextDocument(uri)
    const [first, last] = [sorted[0]?.range.start, sorted.at(-1)?.range.end]
    if (!first || !last) continue
    let [text, at] = ['', first]
    for (const { range, newText } of sorted) {
      text += document.getText(new vscode.Range(at, range.start)) + newText
      at = range.end
    }
    asked.replace(uri, new vscode.Range(first, last), text, { label, needsConfirmation: true })
  }
  return asked
}
