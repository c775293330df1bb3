// Applies a fix and saves it, and undoes it as long as nobody has edited the same files since.

import * as vscode from 'vscode'

export interface AppliedFix {
  /** The files that were edited since, which are left alone. */
  undo(): Promise<readonly vscode.Uri[]>
}

interface ChangedDocument {
  readonly document: vscode.TextDocument
  readonly before: string
  after: string
}

/** One step to undo. Undefined where the editor refuses it, as the code has changed. */
export async function appliedFix(edit: vscode.WorkspaceEdit): Promise<AppliedFix | undefined> {
  const changed: ChangedDocument[] = []
  for (const [uri] of edit.entries()) {
    const document = await vscode.workspace.openTextDocument(uri)
    changed.push({ document, before: document.getText(), after: '' })
  }
  if (changed.length === 0 || !await vscode.workspace.applyEdit(edit)) return undefined
  for (const one of changed) {
    await one.document.save()
    // Saving may format it.
    one.after = one.document.getText()
  }
  return {
    async undo() {
      const back = new vscode.WorkspaceEdit()
      const same = changed.filter(({ document, after }) => document.getText() === after)
      for (const { document, before, after } of same) replaceChanged(back, document, before, after)
      await vscode.workspace.applyEdit(back)
      for (const { document } of same) await document.save()
      return changed.filter((one) => !same.includes(one)).map(({ document }) => document.uri)
    },
  }
}

/** Only what differs, so that cursors and folded code elsewhere stay. */
function replaceChanged(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, before: string, after: string): void {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(after.length - end)), before.slice(start, before.length - end))
}
