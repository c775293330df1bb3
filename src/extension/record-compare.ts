// Records a program before and after a fix, and shows both with what was predicted. Whatever goes wrong in between is said, and the fix is kept or undone as the user wants.

import * as vscode from 'vscode'
import { compareWithFixCommand, type CompareWithFixParams } from '../protocol/messages.js'
import {
  beginComparisonMethod, comparableFixesMethod, endComparisonMethod, type BeginComparisonParams, type BegunComparison, type ComparableFix, type ComparableFixesParams, type ComparedFix, type EndComparisonParams,
} from '../protocol/recording.js'
import type { Client } from './client.js'
import type { ProfileViewers } from './profile-viewer.js'
import { isRecord, positionOf } from './protocol-places.js'
import { appliedFix, type AppliedFix } from './record-fix.js'
import type { RecordingMemory } from './record-memory.js'
import { forgetOldRecordings, planRun, run, type Recorded, type RecordedProgram } from './record-run.js'
import { chooseProgram } from './record-targets.js'

interface CompareRequest {
  readonly context: vscode.ExtensionContext
  readonly client: Client
  readonly viewers: ProfileViewers
  readonly storage: vscode.Uri
  readonly memory: RecordingMemory
  readonly isAllowed: (uri: vscode.Uri) => boolean
}

export function registerCompareWithFix(request: CompareRequest): void {
  request.context.subscriptions.push(vscode.commands.registerCommand(compareWithFixCommand, async (given: unknown) => {
    const uri = isRecord(given) && typeof given['uri'] === 'string' ? vscode.Uri.parse(given['uri']) : vscode.window.activeTextEditor?.document.uri
    if (!uri || !request.isAllowed(uri)) return
    // The server answers for what is open.
    await vscode.workspace.openTextDocument(uri)
    const fix = fixOf(given) ?? await chooseFix(request.client, uri)
    if (fix) await compare(request, fix)
    await forgetOldRecordings(request.storage)
  }))
}

async function compare(request: CompareRequest, fix: CompareWithFixParams): Promise<void> {
  const { client, storage, memory } = request
  const program = await chooseProgram(fix.uri, memory)
  const runs = program && await plannedTwice(client, storage, program)
  if (!runs) return
  await memory.remember(program)
  const before = await runs.before()
  if (!before) return
  const begun = await client.request<BegunComparison>(beginComparisonMethod, { ...fix, profile: before.profile.fsPath, results: before.results } satisfies BeginComparisonParams)
  if ('problem' in begun) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Not compared, and nothing was changed: {0}', begun.problem))
    return
  }
  const applied = await appliedFix(await client.workspaceEdit(begun.edit))
  if (!applied) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The fix could not be applied: its code has changed.'))
    return
  }
  // Whatever happens from here on, the user says what becomes of the fix.
  const said = await shownAfter(request, before, begun.id, runs).catch((error: unknown) => {
    client.output.error(error instanceof Error ? error : String(error))
    return vscode.l10n.t('The recordings could not be compared; see the output.')
  })
  await askToKeep(applied, said)
}

/** Answers what was measured, in sentences, or why nothing was. */
async function shownAfter({ client, viewers }: CompareRequest, before: Recorded, id: number, runs: PlannedPair): Promise<string> {
  const after = await runs.after()
  if (!after) return vscode.l10n.t('Nothing was recorded after the fix.')
  const compared = await client.request<ComparedFix>(endComparisonMethod, { id, profile: after.profile.fsPath, results: after.results } satisfies EndComparisonParams)
  for (const { results } of [before, after]) await deleted(vscode.Uri.joinPath(vscode.Uri.file(results), countsFolder))
  const failure = after.exitCode !== before.exitCode ? [vscode.l10n.t('The program ended with code {0} after the fix, and with {1} before.', String(after.exitCode), String(before.exitCode))] : []
  if ('problem' in compared) {
    await viewers.open(after.profile, { before: before.profile, predicted: [] })
    return [...failure, compared.problem].join(' ')
  }
  const { measured, predicted, verdict } = compared
  await viewers.open(after.profile, { before: before.profile, predicted: [predicted, vscode.l10n.t('Measured: {0}', measured), verdict].filter((one) => one !== '') })
  return [...failure, measured, vscode.l10n.t('Predicted: {0}', predicted), verdict].join(' ').trim()
}

/** What V8 counted for coverage is large, and read once. */
const countsFolder = 'counts'

async function deleted(folder: vscode.Uri): Promise<void> {
  await Promise.resolve(vscode.workspace.fs.delete(folder, { recursive: true })).catch(() => undefined)
}

interface PlannedPair {
  before(): Promise<Recorded | undefined>
  after(): Promise<Recorded | undefined>
}

/** Both before the fix is made, so that the same is run, whatever lines it moves. */
async function plannedTwice(client: Client, storage: vscode.Uri, program: RecordedProgram): Promise<PlannedPair | undefined> {
  const first = await planRun(client, storage, program, true)
  const second = first && await planRun(client, storage, program, true)
  const [earlier, later] = [first?.recordings[0], second?.recordings[0]]
  if (!first || !second || !earlier || !later) return undefined
  return {
    before: () => run(client, earlier, first.results, { name: `${earlier.title} before`, what: vscode.l10n.t('Recording {0} before the fix', earlier.title) }),
    after: () => run(client, later, second.results, { name: `${later.title} after`, what: vscode.l10n.t('Recording {0} after the fix', later.title) }),
  }
}

/** Who does not answer keeps it: undoing it by hand is one step as well. */
async function askToKeep(applied: AppliedFix, message: string): Promise<void> {
  const [keep, undo] = [vscode.l10n.t('Keep Fix'), vscode.l10n.t('Undo Fix')]
  if (await vscode.window.showInformationMessage(message, keep, undo) !== undo) return
  const left = await applied.undo()
  if (left.length > 0) void vscode.window.showWarningMessage(vscode.l10n.t('{0} was edited since, and is left as it is.', left.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ')))
}

/** Links and the viewer name it; what they hand over is checked, as anybody could. */
function fixOf(given: unknown): CompareWithFixParams | undefined {
  if (!isRecord(given)) return undefined
  const { uri, rule, fingerprint, title } = given
  const position = positionOf(given['position'])
  const isWhole = typeof uri === 'string' && typeof rule === 'string' && typeof fingerprint === 'string' && typeof title === 'string'
  return isWhole && position ? { uri, rule, fingerprint, title, position } : undefined
}

/** Those at the cursor: a suggested fix says in its title what to agree to, so it is always shown. */
async function chooseFix(client: Client, uri: vscode.Uri): Promise<ComparableFix | undefined> {
  const position = vscode.window.activeTextEditor?.selection.active ?? new vscode.Position(0, 0)
  const fixes = await client.request<readonly ComparableFix[]>(comparableFixesMethod, { uri: uri.toString(), position } satisfies ComparableFixesParams)
  if (fixes.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no finding with a fix at the cursor.'))
    return undefined
  }
  const items = fixes.map((fix) => ({ label: fix.title, detail: fix.message, fix }))
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Compare With Fix'), placeHolder: vscode.l10n.t('Which fix?') }))?.fix
}
