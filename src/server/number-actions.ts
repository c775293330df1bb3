// Quick fixes about the numbers of an estimate: to say in a comment what was assumed (how often a function runs, how many a number is), and to be
// shown what the estimate rests on.

import { CodeActionKind, type CodeAction, type Diagnostic, type Location, type WorkspaceEdit } from 'vscode-languageserver/node'
import type { Finding } from '../analysis/finding.js'
import { amountWritten } from '../analysis/model/units.js'
import type { AnnotatedNumber, CallerNode, Work, WorkBound } from '../analysis/work.js'
import type { Estimate } from '../cost/estimate-types.js'
import { selectNumberCommand, whyThisNumberCommand, type EstimateParams, type NumberName } from '../protocol/messages.js'
import type { Analysed } from './findings.js'
import { lspRange, workspaceEdit } from './lsp-findings.js'
import { setAnnotation, type WantedAnnotation } from './set-annotation.js'

export interface NumberAction {
  readonly title: string
  readonly name: NumberName
}

/** What can be said; the number that most depends on first. */
export function settableNumbers(work: Work, estimate: Estimate): readonly NumberAction[] {
  const functions = work.functions.length === 0 ? [] : [...new Set([deciding(work.functions), 0])]
  return [
    ...functions.filter((index) => isSettable(work.functions[index])).map((index) => ({ title: `Set how often ${nameOf(work.functions[index])} runs…`, name: { function: index } })),
    ...work.bounds.filter((bound) => isAssumed(bound, estimate) && !isOfCaller(bound, work)).slice(0, mostBounds).map((bound) => ({ title: titleOf(bound, work), name: { bound: bound.name } })),
  ]
}

const mostBounds = 2

export interface NumberEdit {
  readonly edit: WorkspaceEdit
  /** Of the number, once the edit is made. */
  readonly place: Location
}

export async function setNumber(analysed: Analysed, finding: Finding, name: NumberName): Promise<NumberEdit | undefined> {
  const estimate = analysed.estimating.estimateOf(finding)
  const wanted = finding.work && estimate && ('bound' in name ? wantedBound(finding.work, estimate, name.bound) : wantedCalls(finding.work, estimate, name.function))
  const set = wanted && await setAnnotation(analysed, finding, wanted)
  const edit = set && workspaceEdit([set.edit], set.documentOf)
  const document = set?.documentOf(set.edit.path)?.document
  if (!wanted || !set || !edit || !document) return undefined
  const { line, character } = document.positionAt(set.edit.range.start)
  const at = character + set.valueAt
  const range = { start: { line, character: at }, end: { line, character: at + wanted.value.length } }
  return { edit, place: { uri: document.uri, range } }
}

export function whyThisNumber({ document }: Analysed, { fingerprint, rule }: Finding, diagnostics: Diagnostic[]): CodeAction {
  const title = 'Why this number?'
  const params: EstimateParams = { uri: document.uri, fingerprint, rule }
  return { title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command: whyThisNumberCommand, arguments: [params] } }
}

/** Where a comment of this file says how often the function runs, the number is shown there. */
export function changeNumber({ document, path }: Analysed, { work }: Finding, diagnostics: Diagnostic[]): readonly CodeAction[] {
  const node = work?.functions[deciding(work.functions)]
  if (node?.calls?.path !== path) return []
  const { start, end } = node.calls.range
  const value = { start: start + document.getText().slice(start, end).lastIndexOf('=') + 1, end }
  const title = `Change how often ${nameOf(node)} runs…`
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command: selectNumberCommand, arguments: [{ uri: document.uri, range: lspRange(document, value) }] } }]
}

/** The one function whose calls all others come from; where there are several, none decides but the finding's own. */
function deciding(functions: readonly CallerNode[]): number {
  const reached = new Set([0])
  for (const index of reached) {
    const node = functions[index]
    if (node && !node.calls) for (const caller of node.callers) reached.add(caller.function)
  }
  const sources = [...reached].filter((index) => functions[index]?.calls ?? functions[index]?.entry ?? functions[index]?.callers.length === 0)
  return sources.length === 1 ? sources[0] ?? 0 : 0
}

/** The top level of a file has no place of its own to say it: a comment there speaks of its functions as well. */
function isSettable(node: CallerNode | undefined): boolean {
  return node !== undefined && !node.calls && node.entry?.callsPerMonth === undefined && node.range.end > node.range.start
}

function isAssumed({ name, annotated }: WorkBound, estimate: Estimate): boolean {
  return !annotated && estimate.assumptions.some((one) => one.source === 'default' && one.name.endsWith(` ${name}`) && !one.name.startsWith('share '))
}

/** Its name is this finding's alone: in the function of somebody who calls, it would be another number's. */
function isOfCaller({ path, range }: WorkBound, { functions }: Work): boolean {
  const before = functions.filter((one) => one.path === path && one.range.start <= range.start)
  const nearest = Math.max(...before.map((one) => one.range.start))
  return before.length > 0 && before.find((one) => one.range.start === nearest) !== functions[0]
}

function nameOf(node: CallerNode | undefined): string {
  return node?.entry?.name ?? node?.function ?? ''
}

function titleOf({ name, form, of, range }: WorkBound, { bounds }: Work): string {
  const isRow = bounds.some((other) => other.form === 'rows' && other.range.start === range.start)
  return form === 'bytes' ? `Set how large ${isRow ? 'a row of ' : ''}${shortened(of)} is…` : `Set what ${name} is: ${form} of ${shortened(of)}…`
}

function shortened(code: string): string {
  const text = code.replace(/\s+/g, ' ')
  return `\`${text.length > 40 ? `${text.slice(0, 39)}…` : text}\``
}

function wantedCalls(work: Work, estimate: Estimate, index: number): WantedAnnotation | undefined {
  const node = work.functions[index]
  if (!node) return undefined
  // Where there is only one source of calls, it is the assumption of that name, unless a loop calls on: then that is another.
  const [said = estimate.assumptions.find(({ name }) => name === 'calls'), ...others] = estimate.assumptions.filter(({ name }) => name.startsWith('calls of '))
  const calls = index === 0 ? estimate.callsPerMonth.expected : others.length === 0 ? said?.value : undefined
  if (calls === undefined) return undefined
  const isSame = (one: CallerNode): boolean => one.path === node.path && one.function === node.function && one.entry?.name === node.entry?.name
  return { path: node.path, header: node.range, key: 'calls', value: amountWritten('calls', calls), numberOf: ({ functions }) => functions.find(isSame)?.calls }
}

function wantedBound(work: Work, estimate: Estimate, name: string): WantedAnnotation | undefined {
  const [node] = work.functions
  const bound = work.bounds.find((one) => one.name === name)
  const value = estimate.assumptions.find((one) => one.name.endsWith(` ${name}`))?.value
  if (!node || !bound || value === undefined) return undefined
  const isBytes = bound.form === 'bytes'
  const numberOf = ({ bounds }: Work): AnnotatedNumber | undefined => bounds.find((one) => one.name === name)?.annotated
  return { path: node.path, header: node.range, key: isBytes ? 'bytes' : name, value: amountWritten(isBytes ? 'bytes' : 'count', value), numberOf }
}
