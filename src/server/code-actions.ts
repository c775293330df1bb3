// Quick fixes for findings: the rule's own, the same for the whole file, suppressions, documentation; and fix-all for saving.
// What needs analysis again is only promised here and worked out when it is chosen.

import {
  CodeActionKind, MessageType, ShowMessageNotification, type CodeAction, type CodeActionOptions, type CodeActionParams, type Connection, type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { Finding } from '../analysis/finding.js'
import { rules } from '../analysis/rules/index.js'
import { compareWithFixCommand, openDocumentationCommand, selectNumberCommand, whyThisNumberCommand, type CompareWithFixParams, type NumberName } from '../protocol/messages.js'
import type { AllowedFixes } from '../service/apply.js'
import { fixAllEdits } from './fix-all.js'
import type { Analysed, Findings, OfferedFixes } from './findings.js'
import { changeNumber, setNumber, settableNumbers, whyThisNumber } from './number-actions.js'
import { diagnosticSource, lspRange, workspaceEdit } from './lsp-findings.js'
import type { EditorSettings } from './settings.js'
import { suppressFile, suppressLine } from './suppression.js'

const fixAllKind = `${CodeActionKind.SourceFixAll}.costHints`

export const codeActionOptions: CodeActionOptions = { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true }

interface CodeActionsRequest {
  readonly connection: Connection
  readonly findings: Findings
  readonly settings: EditorSettings
}

export function offerCodeActions({ connection, findings, settings }: CodeActionsRequest): void {
  connection.onCodeAction(async (params) => {
    const analysed = await findings.of(params.textDocument.uri)
    if (!analysed) return []
    const actions: CodeAction[] = []
    if (isAsked(params, CodeActionKind.QuickFix)) actions.push(...await quickFixes(analysed, params, settings))
    // Saving asks for exactly this; a light bulb does not.
    if (params.context.only !== undefined && isAsked(params, fixAllKind) && analysed.findings.length > 0) actions.push(fixAllOnSave(analysed))
    return actions
  })
  connection.onCodeActionResolve(async (action) => {
    const promise: unknown = action.data
    if (!isPromised(promise)) return action
    const analysed = await findings.of(promise.uri)
    if (analysed?.document.version !== promise.version) return action
    const done = await workOut(analysed, promise, settings)
    if (done) return { ...action, ...done }
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: reasonsForNone[promise.kind] })
    return action
  })
}

/** What an action does, worked out when it is chosen. */
type Promised = { readonly uri: string, readonly version: number } & (
  | { readonly kind: 'fix-all', readonly rule: string | null, readonly allowed: AllowedFixes }
  | { readonly kind: 'suppress-line' | 'suppress-file', readonly fingerprint: string }
  | { readonly kind: 'set-number', readonly fingerprint: string, readonly name: NumberName }
)

const noPlace = 'There is no place near this code where a comment would silence the finding.'

const reasonsForNone: Readonly<Record<Promised['kind'], string>> = {
  'fix-all': 'A file changed while its fixes were worked out; try again.', 'suppress-line': noPlace, 'suppress-file': noPlace,
  'set-number': 'There is no place near this function where a comment would say it.',
}

async function workOut(analysed: Analysed, promise: Promised, settings: EditorSettings): Promise<Pick<CodeAction, 'edit' | 'command'> | undefined> {
  if (promise.kind === 'fix-all') {
    const all = await fixAllEdits(analysed, { rule: promise.rule ?? undefined, allowed: promise.allowed })
    return withEdit(all && workspaceEdit(all.edits, all.documentOf))
  }
  const finding = analysed.findings.find(({ fingerprint }) => fingerprint === promise.fingerprint)
  if (!finding) return undefined
  if (promise.kind === 'set-number') {
    const set = await setNumber(analysed, finding, promise.name)
    return set && { edit: set.edit, ...settings.hasCommand(selectNumberCommand) && { command: { title: '', command: selectNumberCommand, arguments: [set.place] } } }
  }
  const edits = await (promise.kind === 'suppress-line' ? suppressLine : suppressFile)(analysed, finding)
  return withEdit(edits && workspaceEdit(edits, analysed.documentOf))
}

function withEdit(edit: WorkspaceEdit | undefined): Pick<CodeAction, 'edit'> | undefined {
  return edit && { edit }
}

async function quickFixes(analysed: Analysed, params: CodeActionParams, settings: EditorSettings): Promise<readonly CodeAction[]> {
  const { document } = analysed
  const start = document.offsetAt(params.range.start)
  const end = document.offsetAt(params.range.end)
  const actions: CodeAction[] = []
  for (const finding of analysed.findings.filter(({ range }) => range.start <= end && start <= range.end)) {
    const diagnostics = shownFor(finding, analysed, params.context.diagnostics)
    const fixes = await analysed.fixes(finding)
    actions.push(...ruleFixes(analysed, finding, fixes, diagnostics))
    if (settings.hasCommand(compareWithFixCommand)) actions.push(...comparison(analysed, finding, fixes, diagnostics))
    actions.push(...numbers(analysed, finding, diagnostics, settings))
    actions.push(...suppressions(analysed, finding, diagnostics))
    if (settings.canOpenDocumentation) actions.push(documentation(finding, diagnostics))
  }
  return onceEach(actions)
}

function ruleFixes(analysed: Analysed, finding: Finding, { fixes, documentOf }: OfferedFixes, diagnostics: Diagnostic[]): readonly CodeAction[] {
  const actions = fixes.flatMap(({ title, edits }, index): CodeAction[] => {
    const edit = workspaceEdit(edits, documentOf)
    return edit ? [{ title, kind: CodeActionKind.QuickFix, isPreferred: index === 0, diagnostics, edit }] : []
  })
  const others = analysed.findings.filter(({ rule }) => rule === finding.rule).length > 1
  const [preferred] = fixes
  if (!others || !preferred) return actions
  return [...actions, {
    title: `Fix all ${finding.rule} findings in this file${preferred.safety === 'safe' ? '' : ' (suggested: review the result)'}`,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    data: promised(analysed, { kind: 'fix-all', rule: finding.rule, allowed: preferred.safety }),
  }]
}

/** Only of files that are on the disk, as they are run. */
function comparison({ document }: Analysed, { rule, fingerprint, range }: Finding, { fixes: [fix] }: OfferedFixes, diagnostics: Diagnostic[]): readonly CodeAction[] {
  if (!fix || !document.uri.startsWith('file:')) return []
  const title = `Compare With Fix: ${fix.title}`
  const params: CompareWithFixParams = { uri: document.uri, position: document.positionAt(range.start), rule, fingerprint, title: fix.title }
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command: compareWithFixCommand, arguments: [params] } }]
}

function numbers(analysed: Analysed, finding: Finding, diagnostics: Diagnostic[], settings: EditorSettings): readonly CodeAction[] {
  const estimate = analysed.estimating.estimateOf(finding)
  if (!finding.work || !estimate) return []
  return [
    ...settableNumbers(finding.work, estimate).map(({ title, name }): CodeAction => ({
      title, kind: CodeActionKind.QuickFix, diagnostics, data: promised(analysed, { kind: 'set-number', fingerprint: finding.fingerprint, name }),
    })),
    ...settings.hasCommand(selectNumberCommand) ? changeNumber(analysed, finding, diagnostics) : [],
    ...settings.hasCommand(whyThisNumberCommand) ? [whyThisNumber(analysed, finding, diagnostics)] : [],
  ]
}

function suppressions(analysed: Analysed, finding: Finding, diagnostics: Diagnostic[]): readonly CodeAction[] {
  // A comment that ignores the finding about comments would be one of its findings.
  if (rules.find(({ id }) => id === finding.rule)?.category === 'meta') return []
  const { rule, fingerprint } = finding
  return [
    {
      title: `Ignore ${rule} on this line`, kind: CodeActionKind.QuickFix, diagnostics,
      data: promised(analysed, { kind: 'suppress-line', fingerprint }),
    },
    {
      title: `Ignore ${rule} in this file`, kind: CodeActionKind.QuickFix, diagnostics,
      data: promised(analysed, { kind: 'suppress-file', fingerprint }),
    },
  ]
}

function documentation({ rule }: Finding, diagnostics: Diagnostic[]): CodeAction {
  const title = `Open the documentation of ${rule}`
  return { title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command: openDocumentationCommand, arguments: [rule] } }
}

function fixAllOnSave(analysed: Analysed): CodeAction {
  return {
    title: 'Apply all safe fixes of Cost Hints', kind: fixAllKind,
    data: promised(analysed, { kind: 'fix-all', rule: null, allowed: 'safe' }),
  }
}

type Work<P = Promised> = P extends unknown ? Omit<P, 'uri' | 'version'> : never

function promised({ document }: Analysed, work: Work): Promised {
  return { uri: document.uri, version: document.version, ...work }
}

function isPromised(data: unknown): data is Promised {
  return typeof data === 'object' && data !== null && 'uri' in data && 'version' in data && 'kind' in data
}

/** The editor's own diagnostics are handed back, so that it can match the action to them. */
function shownFor(finding: Finding, { document }: Analysed, shown: readonly Diagnostic[]): Diagnostic[] {
  const { start } = lspRange(document, finding.range)
  return shown.filter((diagnostic) => diagnostic.source === diagnosticSource && diagnostic.code === finding.rule
    && diagnostic.range.start.line === start.line && diagnostic.range.start.character === start.character)
}

/** Two findings of one rule under the cursor offer their whole-file actions once, and two of one function what can be said of it. */
function onceEach(actions: readonly CodeAction[]): readonly CodeAction[] {
  const seen = new Set<string>()
  return actions.filter(({ title, data, edit, command }) => {
    const promise: unknown = data
    const key = JSON.stringify(isPromised(promise) && promise.kind === 'set-number' ? [title] : [title, edit, command, promise])
    return seen.size < seen.add(key).size
  })
}

/** Kinds are a hierarchy: who asks for `source` also asks for `source.fixAll.costHints`. */
function isAsked({ context: { only } }: CodeActionParams, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
}
