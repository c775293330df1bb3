// The commands that record a profile of a file or a test and open it: what is run is seen in a terminal, and only in a workspace that the user trusts.

import * as vscode from 'vscode'
import type { PlannedRecording, RecordedPart } from '../protocol/recording.js'
import type { Client } from './client.js'
import type { ProfileViewers } from './profile-viewer.js'
import { registerCompareWithFix } from './record-compare.js'
import { recordingMemory, type RecordingMemory } from './record-memory.js'
import { refusalOf, type Refusal } from './record-permission.js'
import { forgetOldRecordings, planRun, run } from './record-run.js'

interface RecordRequest {
  readonly context: vscode.ExtensionContext
  readonly client: Client
  readonly viewers: ProfileViewers
}

export function registerRecord({ context, client, viewers }: RecordRequest): void {
  const storage = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'recordings')
  const memory = recordingMemory(context.workspaceState)
  const profile = async (given: unknown, part: (document: vscode.TextDocument) => RecordedPart, isAsked = false): Promise<void> => {
    const document = await documentOf(given)
    if (!document || !isAllowed(document.uri)) return
    const typed = isAsked ? await askForArguments(memory, document.uri) : memory.argumentsOf(document.uri.toString())
    if (typed === undefined) return
    const what = part(document)
    const program = { uri: document.uri.toString(), what, arguments: what.is === 'file' ? typed : '' }
    const planned = await planRun(client, storage, program)
    const recording = planned && await chosen(planned.recordings)
    if (!recording) return
    await memory.remember(program)
    const made = await run(client, recording, planned.results, { name: recording.title, what: vscode.l10n.t('Recording {0} with {1}', recording.title, recording.recorder.name) })
    if (made) await viewers.open(made.profile)
    await forgetOldRecordings(storage)
  }
  context.subscriptions.push(
    vscode.commands.registerCommand('costHints.profileFile', (given: unknown) => profile(given, () => ({ is: 'file' }))),
    vscode.commands.registerCommand('costHints.profileFileWithArguments', (given: unknown) => profile(given, () => ({ is: 'file' }), true)),
    vscode.commands.registerCommand('costHints.profileTest', (given: unknown) => profile(given, testAtCursor)),
  )
  registerCompareWithFix({ context, client, viewers, storage, memory, isAllowed })
}

/** Says why not. */
function isAllowed({ scheme }: vscode.Uri): boolean {
  const refusal = refusalOf({ isTrusted: vscode.workspace.isTrusted, scheme })
  if (refusal) void vscode.window.showInformationMessage(reasons[refusal]())
  return refusal === undefined
}

const reasons: Readonly<Record<Refusal, () => string>> = {
  'untrusted': () => vscode.l10n.t('Code is run only in a workspace that you trust.'),
  'not on the disk': () => vscode.l10n.t('Only files on the disk can be run; save this one first.'),
}

/** Menus hand over the file; the palette speaks of the one in the editor. */
async function documentOf(given: unknown): Promise<vscode.TextDocument | undefined> {
  return given instanceof vscode.Uri ? vscode.workspace.openTextDocument(given) : vscode.window.activeTextEditor?.document
}

function testAtCursor({ uri }: vscode.TextDocument): RecordedPart {
  const editor = vscode.window.activeTextEditor
  return editor?.document.uri.toString() === uri.toString() ? { is: 'test', line: editor.selection.active.line } : { is: 'test' }
}

/** Only one: nothing is asked. */
async function chosen(recordings: readonly PlannedRecording[]): Promise<PlannedRecording | undefined> {
  if (recordings.length <= 1) return recordings[0]
  const items = recordings.map((recording) => ({ label: recording.recorder.name, description: recording.recorder.description, recording }))
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Record {0}', recordings[0]?.title ?? ''), placeHolder: vscode.l10n.t('With which profiler?') }))?.recording
}

async function askForArguments(memory: RecordingMemory, uri: vscode.Uri): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Arguments of {0}', vscode.workspace.asRelativePath(uri)), value: memory.argumentsOf(uri.toString()),
    prompt: vscode.l10n.t('Quotes keep blanks together. They are kept for the next time.'), ignoreFocusOut: true,
  })
}
