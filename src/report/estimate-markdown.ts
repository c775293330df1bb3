// An estimate as Markdown, for hovers and pages: before and after, money, the formula, and a table of every assumption.

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
    formula === '0' ? '' : `\`${formula.replaceAll('`', '\'')}\``,
    [
      '| with | value | from | may be off by |', '| --- | --- | --- | --- |',
      ...assumptions.map(({ name, value, source, range, note }) => `| ${escaped(name)} | ${escaped(value)} | ${source}: ${noteText(note, addressOf)} | ${range === '' ? 'nothing' : range} |`),
    ].join('\n'),
  ].filter((part) => part !== '').join('\n\n')
}

/** Keys of the configuration lead to it. */
function noteText(note: string, addressOf: EstimateMarkdown['addressOf']): string {
  if (!addressOf) return escaped(note)
  return note.split(keys).map((part, index) => (index % 2 === 1 ? `[${escaped(part)}](${addressOf(part)})` : escaped(part))).join('')
}

const keys = /\b((?:workload|pricing)(?:\.[A-Za-z]\w*)+)/

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Names and code come from the project: nothing in them may become markup, or end a cell. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$]/g, (character) => `\\${character}`).replace(/\s*\n\s*/g, ' ')
}
