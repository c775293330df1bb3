// What links of a hover do: write a number that was assumed into a comment, open what it rests on, open the configuration where it is said.

import type { Finding } from '../analysis/finding.js'
import {
  openConfigurationCommand, selectNumberCommand, setNumberCommand, whyThisNumberCommand, type EstimateParams, type OpenConfigurationParams, type SetNumberParams,
} from '../protocol/messages.js'
import type { HoverLink } from './rule-documentation.js'
import type { Analysed } from './findings.js'
import { changeNumber, settableNumbers } from './number-actions.js'
import type { EditorSettings } from './settings.js'

/** To say the numbers of the finding better, the most telling first; only of commands that the editor has. */
export function numberLinks(analysed: Analysed, finding: Finding, settings: EditorSettings): readonly HoverLink[] {
  const estimate = analysed.estimating.estimateOf(finding)
  if (!finding.work || !estimate) return []
  const params: EstimateParams = { uri: analysed.document.uri, fingerprint: finding.fingerprint, rule: finding.rule }
  const set = settableNumbers(finding.work, estimate).map(({ title, name }) => ({ title, command: setNumberCommand, argument: { ...params, name } satisfies SetNumberParams }))
  const change = changeNumber(analysed, finding, []).map(({ title, command }) => ({ title, command: selectNumberCommand, argument: (command?.arguments as unknown[] | undefined)?.[0] }))
  const why = { title: 'Why this number?', command: whyThisNumberCommand, argument: params }
  return [...set, ...change, why].filter(({ command }) => settings.hasCommand(command)).map(({ title, command, argument }) => ({ title, address: commandAddress(command, argument) }))
}

/** Of a key such as `workload.calls.http`; undefined where the editor cannot open it. */
export function keyAddresses({ document: { uri } }: Analysed, settings: EditorSettings): ((key: string) => string) | undefined {
  if (!settings.hasCommand(openConfigurationCommand) || !uri.startsWith('file:')) return undefined
  return (key) => commandAddress(openConfigurationCommand, { uri, key: key.split('.') } satisfies OpenConfigurationParams)
}

/** Brackets would end a link in Markdown. */
function commandAddress(command: string, argument: unknown): string {
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(/[()'*!~]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
  return `command:${command}?${encoded}`
}
