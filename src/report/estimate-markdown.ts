// An estimate as Markdown, for hovers and pages: before and after, money, the formula, and a table of every assumption.

import { capital } from '../analysis/text/letters.js'
import type { Estimate } from '../cost/estimate-types.js'
import { estimateText, savingText } from './estimate-text.js'

export interface EstimateMarkdown {
  /** The environment that it is for, where the configuration names some. */
  readonly environment?: string | undefined
  /** What can be done about it, below the first line. */
  readonly links?: string
  /** Where a key of the configuration is said. */
  readonly addressOf?: ((key: string) => string) | undefined
}

export function estimateMarkdown(estimate: Estimate, { environment, links = '', addressOf }: EstimateMarkdown = {}): string {
  const { perCall, money, formula, assumptions } = estimateText(estimate)
  return [
    `**${escaped(capital(savingText(estimate)))}**`,
    links,
    `Per call: ${perCall.map(escaped).join(' · ')}`,
    `A month${environment === undefined ? '' : ` (${escaped(environment)})`}: ${money.map(escaped).join(' · ')}`,
    formula === '0' ? '' : termsOf(formula.replaceAll('`', '\'')).map((term) => `\`${term}\``).join('  \n'),
    [
      '| with | value | from | may be off by |', '| --- | --- | --- | --- |',
      ...assumptions.map(({ name, value, source, range, note }) => `| ${escaped(name)} | ${escaped(value)} | ${source}: ${noteText(note, addressOf)} | ${range === '' ? 'nothing' : range} |`),
    ].join('\n'),
  ].filter((part) => part !== '').join('\n\n')
}

/** Keys of the configuration lead to it. */
function noteText(note: string, addressOf: EstimateMarkdown['addressOf']): string {
  const inCell = (text: string): string => withCode(text).replace(/(?<!\\)\|/g, '\\|')
  if (!addressOf) return inCell(note)
  return note.split(keys).map((part, index) => (index % 2 === 1 ? `[${escaped(part)}](${addressOf(part)})` : inCell(part))).join('')
}

const keys = /\b((?:workload|pricing)(?:\.[A-Za-z]\w*)+)/

/** What is added up, a line each. */
function termsOf(formula: string): readonly string[] {
  const starts = [0]
  let depth = 0
  for (const { 0: token, index } of formula.matchAll(/[()]| \+ /g)) {
    if (token === ' + ') {
      if (depth === 0) starts.push(index + 1)
    } else {
      depth += token === '(' ? 1 : -1
    }
  }
  return starts.map((start, index) => formula.slice(start, starts[index + 1]).trimEnd())
}

/** A sentence with what stands between its backticks as code. */
export function withCode(text: string): string {
  const parts = text.replace(/\s*\n\s*/g, ' ').split('`')
  // Code that has backticks itself cannot be told from what is around.
  if (parts.length % 2 === 0 || parts.some((part, index) => index % 2 === 1 && part.trim() === '')) return escaped(text)
  return parts.map((part, index) => index % 2 === 1 ? `\`${part}\`` : escaped(part)).join('')
}

/** Names and code come from the project: nothing in them may become markup, or end a cell. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$]/g, (character) => `\\${character}`).replace(/\s*\n\s*/g, ' ')
}
