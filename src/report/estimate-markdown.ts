// An estimate as Markdown, for hovers and pages: before and after, money, the formula, and a table of every assumption.

import type { Estimate } from '../cost/estimate-types.js'
import { estimateText, savingText } from './estimate-text.js'

export function estimateMarkdown(estimate: Estimate): string {
  const { perCall, money, formula, assumptions } = estimateText(estimate)
  return [
    `**${escaped(capital(savingText(estimate)))}**`,
    `Per call: ${perCall.map(escaped).join(' · ')}`,
    `A month: ${money.map(escaped).join(' · ')}`,
    `\`${formula.replaceAll('`', '\'')}\``,
    [
      '| with | value | from | may be off by |', '| --- | --- | --- | --- |',
      ...assumptions.map(({ name, value, source, range, note }) => `| ${escaped(name)} | ${escaped(value)} | ${source}: ${escaped(note)} | ${range === '' ? 'nothing' : range} |`),
    ].join('\n'),
  ].join('\n\n')
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Names and code come from the project: nothing in them may become markup, or end a cell. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$]/g, (character) => `\\${character}`).replace(/\s*\n\s*/g, ' ')
}
