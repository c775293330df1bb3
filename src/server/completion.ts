// What can be written in a `cost-hints:` comment: keys with what they say, the numbers of the function's findings, units, and the rules to ignore.

import {
  CompletionItemKind, InsertTextFormat, type CompletionItem, type CompletionOptions, type Connection, type Range, type TextDocuments,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { annotationKeys } from '../analysis/model/annotations.js'
import { amountWritten, type AmountForm } from '../analysis/model/units.js'
import { rules } from '../analysis/rules/index.js'
import { boundText } from '../report/work-text.js'
import { commentAt, findingsOfFunction, marker, type HintComment } from './comments.js'
import type { Analysed, Findings } from './findings.js'
import type { WorkingFinding } from './working-findings.js'

/** Not a blank: nobody is asked while other code is typed. */
export const completionOptions: CompletionOptions = { triggerCharacters: [':', '=', '/', '['] }

interface CompletionRequest {
  readonly connection: Connection
  readonly documents: TextDocuments<TextDocument>
  readonly findings: Findings
  readonly hasSnippets: () => boolean
}

export function offerCompletion({ connection, documents, findings, hasSnippets }: CompletionRequest): void {
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const document = documents.get(uri)
    const comment = document && commentAt(document, position)
    if (!comment) return null
    const end = document.offsetAt(position)
    const head = comment.text.slice(marker.length, end - comment.offset)
    const rangeOf = (length: number): Range => ({ start: document.positionAt(end - length), end: position })
    const value = /(?:^|[\s,])([A-Za-z]\w*)\s*=\s*([^\s=]*)$/.exec(head)
    if (/(^|\s)--(\s|$)/.test(head)) return null
    const ignored = /^\s*ignore(?:-file)?\[(?:[^\]]*,)?\s*([^\],]*)$/.exec(head)
    if (ignored) return ruleItems(rangeOf(ignored[1]?.length ?? 0))
    if (/^\s*ignore\b/.test(head)) return null
    if (value) return valueItems(formOf(value[1] ?? ''), value[2] ?? '', rangeOf(value[2]?.length ?? 0))
    const known = await findings.of(uri)
    const typed = /[^\s,]*$/.exec(head)?.[0] ?? ''
    return keyItems({ comment, known, head, range: rangeOf(typed.length), hasSnippets: hasSnippets() })
  })
}

interface KeysRequest {
  readonly comment: HintComment
  readonly known: Analysed | undefined
  /** What is written behind the marker, up to the cursor. */
  readonly head: string
  readonly range: Range
  readonly hasSnippets: boolean
}

function keyItems({ comment, known, head, range, hasSnippets }: KeysRequest): CompletionItem[] {
  const near = known ? findingsOfFunction(known, comment.offset) : []
  const said = new Set([...comment.text.matchAll(/([A-Za-z]\w*)\s*=/g)].map((match) => match[1]))
  const blank = head === '' ? ' ' : ''
  const item = (label: string, detail: string, sample: string, index: number): CompletionItem => ({
    label, detail, kind: CompletionItemKind.Property, sortText: String(index).padStart(2, '0'), filterText: blank + label,
    insertTextFormat: hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: `${blank}${label}=${hasSnippets ? `\${1:${sample}}` : ''}` },
  })
  const keys = [...boundKeys(near, known), ...Object.entries(annotationKeys).map(([key, { form, says }]) => ({ key, says, sample: key === 'calls' ? callsOf(near, known) : samples[form] }))]
  const items = keys.filter(({ key }) => !said.has(key)).map(({ key, says, sample }, index) => item(key, says, sample, index))
  return said.size > 0 ? items : [...items, ...suppressionItems(range, blank)]
}

function boundKeys(near: readonly WorkingFinding[], known: Analysed | undefined): readonly { readonly key: string, readonly says: string, readonly sample: string }[] {
  const bounds = new Map(near.flatMap((finding) => finding.work.bounds.map((bound) => [bound.name, { finding, bound }] as const)))
  return [...bounds].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, { finding, bound }]) => {
    // Bytes are said with a unit, by a key of their own.
    if (bound.form === 'bytes') return []
    const value = known?.estimating.estimateOf(finding)?.assumptions.find(({ name }) => name.endsWith(` ${key}`))?.value
    return [{ key, says: boundText(bound), sample: amountWritten('count', value === undefined || value < 1 ? 100 : value) }]
  })
}

/** What is assumed now is the best to begin with. */
function callsOf(near: readonly WorkingFinding[], known: Analysed | undefined): string {
  const value = near.map((finding) => known?.estimating.estimateOf(finding)?.callsPerMonth.expected).find((calls) => calls !== undefined)
  return value === undefined ? samples.calls : amountWritten('calls', value)
}

const samples: Readonly<Record<AmountForm, string>> = { calls: '100k/month', count: '100', bytes: '20kB' }

function suppressionItems(range: Range, blank: string): readonly CompletionItem[] {
  const words = [['ignore', 'silences rules on this line or the next'], ['ignore-file', 'silences rules in this file']] as const
  return words.map(([label, detail], index): CompletionItem => ({
    label, detail, kind: CompletionItemKind.Keyword, sortText: `9${index}`, filterText: blank + label, textEdit: { range, newText: blank + label },
  }))
}

function ruleItems(range: Range): CompletionItem[] {
  return rules.map(({ id, summary }) => ({ label: id, detail: summary, kind: CompletionItemKind.Value, textEdit: { range, newText: id } }))
}

function formOf(key: string): AmountForm {
  return (Object.hasOwn(annotationKeys, key) ? annotationKeys[key]?.form : undefined) ?? 'count'
}

/** Behind a number its units; before there is one, examples. */
function valueItems(form: AmountForm, typed: string, range: Range): CompletionItem[] {
  const digits = /^\d[\d.,_]*(?:e\d+)?/.exec(typed)?.[0] ?? ''
  const values = digits === '' ? examples[form] : units[form].map((unit) => digits + unit)
  return values.filter((value) => value !== typed && value.startsWith(typed)).map((label, index) => ({
    label, kind: CompletionItemKind.Unit, sortText: String(index).padStart(2, '0'), filterText: label, textEdit: { range, newText: label },
  }))
}

const examples: Readonly<Record<AmountForm, readonly string[]>> = {
  calls: ['100k/month', '2M/month', '50k/day', '3/s'], count: ['100', '500', '20k', '2M'], bytes: ['512B', '20kB', '5MB', '1GB'],
}

const units: Readonly<Record<AmountForm, readonly string[]>> = {
  calls: ['', 'k', 'M', 'bn'].flatMap((multiple) => ['month', 'week', 'day', 'hour', 'minute', 's', 'year'].map((every) => `${multiple}/${every}`)),
  count: ['k', 'M', 'bn'], bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'KiB', 'MiB', 'GiB'],
}
