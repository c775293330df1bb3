// What functions do, for people at a terminal or in a read-only editor: totals, the numbers they are made of, then each operation with
// its conditions and the way that leads to it.

import { countText, type Count } from '../analysis/model/questions/counts.js'
import type { EffectsReport, PlacedBound, PlacedEffect, PlacedFunction, PlacedHop } from './effects.js'
import { nouns } from './operation-nouns.js'
import type { Style } from './style.js'
import { cellsOf, harmless } from './terminal-text.js'

/** `shown` makes a path of the report one that can be opened from where the text is read. */
export function effectsText(report: EffectsReport, style: Style, shown: (path: string) => string = (path) => path): string {
  const quiet = report.functions.filter((one) => isIdle(one) && report.functions.length > 1)
  const unknown = quiet.filter((one) => one.notUnderstood.length > 0)
  const idle = quiet.filter((one) => one.notUnderstood.length === 0)
  const parts = report.functions.filter((one) => !quiet.includes(one)).map((one) => functionText(one, style, shown))
  if (unknown.length > 0) {
    const lines = unknown.map((one) => `  ${harmless(titleOf(one))}: ${unknownIn(one)}\n`).join('')
    parts.push(style.faint(`nothing known, since these calls are not understood:\n${lines}`))
  }
  if (idle.length > 0) parts.push(style.faint(`nothing outside of themselves: ${idle.map((one) => harmless(titleOf(one))).join(', ')}\n`))
  if (report.functions.length === 0) parts.push(style.faint(`${harmless(shown(report.path))} has no functions\n`))
  return parts.join('\n')
}

const mostUnknown = 6

function unknownIn({ notUnderstood }: PlacedFunction): string {
  const shown = notUnderstood.slice(0, notUnderstood.length > mostUnknown ? mostUnknown - 1 : mostUnknown).map(harmless)
  const more = notUnderstood.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function unknownText(one: PlacedFunction): readonly string[] {
  return one.notUnderstood.length === 0 ? [] : [`  not understood: ${unknownIn(one)}`]
}

function isIdle({ effects }: PlacedFunction): boolean {
  return effects.length === 0
}

function functionText(one: PlacedFunction, style: Style, shown: (path: string) => string): string {
  const told = toldOf(one)
  const heads = [`${style.bold(harmless(titleOf(one)))}  ${style.faint(`${harmless(shown(one.path))}:${one.range.start.line}`)}`, ...aboutOf(one)]
  if (isIdle(one)) return [...heads, one.notUnderstood.length === 0 ? '  nothing outside of itself' : '  nothing known', ...unknownText(one), ...passesOf(told), ...told.bounds.map((bound) => `  ${boundText(one, bound, shown)}`), ''].join('\n')
  const width = Math.max(...one.effects.map((effect) => cellsOf(amountOf(effect))))
  const kinds = Math.max(...one.effects.map((effect) => labelOf(effect).length))
  const isMore = one.isCut ? ['  … and more, which is not listed'] : []
  return [
    ...heads, `  ${style.bold(`${totalsOf(one)} per call`)}`, ...passesOf(told), ...told.bounds.map((bound) => `  ${boundText(one, bound, shown)}`), ...unknownText(one), '',
    ...one.effects.flatMap((effect) => effectLines(effect, { style, shown, width, kinds })), ...isMore, '',
  ].join('\n')
}

function titleOf({ name, range }: PlacedFunction): string {
  if (name === '') return '(module, when it is imported)'
  return name.endsWith('<function>') ? `${name.slice(0, -'<function>'.length)}(function at line ${range.start.line})` : name
}

function aboutOf({ isAsync, isMemoised, isRecursive }: PlacedFunction): readonly string[] {
  const words = [isAsync ? 'async' : '', isMemoised ? 'keeps its results: what is listed happens once for the same arguments' : '', isRecursive ? 'calls itself: repeats an unknown number of times' : '']
  const said = words.filter((word) => word !== '')
  return said.length === 0 ? [] : [`  ${said.join(' · ')}`]
}

function totalsOf({ totals, effects }: PlacedFunction): string {
  return totals.map(({ kind, count }) => {
    const isMost = effects.some((effect) => effect.kind === kind && (!effect.isCertain || effect.isAtMost))
    const [singular, plural] = nouns[kind]
    const text = countText(count)
    return `${isMost ? 'up to ' : ''}${text} ${text === '1' ? singular : plural}`
  }).join(', ')
}

/** Loops that repeat no effect are many in large programs: few of them are told, more are only counted. */
const mostIdleBounds = 4

interface Told { readonly bounds: readonly PlacedBound[], readonly passes: Count, readonly untold: number }

function toldOf({ bounds, passes, effects }: PlacedFunction): Told {
  const used = new Set(effects.flatMap(({ count }) => count.flatMap((term) => term.bounds)))
  const isAll = bounds.length - used.size <= mostIdleBounds
  const told = isAll ? passes : passes.filter((term) => term.bounds.every((bound) => used.has(bound)))
  return { bounds: isAll ? bounds : bounds.filter(({ name }) => used.has(name)), passes: told, untold: passes.length - told.length }
}

function passesOf({ passes, untold }: Told): readonly string[] {
  const text = countText(passes)
  const others = untold === 0 ? '' : `${passes.length > 0 ? ', and ' : 'loops '}${untold} more run without any of this`
  const told = passes.length === 0 ? '' : `loops run ${text} ${text === '1' ? 'time' : 'times'}`
  return told + others === '' ? [] : [`  ${told}${others}`]
}

function boundText(one: PlacedFunction, { name, form, of, most, path, range }: PlacedBound, shown: (path: string) => string): string {
  const place = path === one.path ? `line ${range.start.line}` : `${harmless(shown(path))}:${range.start.line}`
  const limit = most === undefined ? '' : `at most ${most} `
  const code = `\`${harmless(of)}\``
  switch (form) {
    case 'elements': return `${name}: ${limit}elements of ${code} (${place})`
    case 'value': return `${name}: the value of ${code} (${place})`
    case 'passes': return `${name}: ${limit}passes of ${code} (${place})`
    case 'runs': return `${name}: runs of ${code}, an unknown number of times (${place})`
  }
}

interface Layout {
  readonly style: Style
  readonly shown: (path: string) => string
  readonly width: number
  readonly kinds: number
}

function effectLines(effect: PlacedEffect, { style, shown, width, kinds }: Layout): readonly string[] {
  const amount = amountOf(effect)
  const margin = ' '.repeat(width + kinds + 6)
  return [
    `  ${style.bold(amount)}${' '.repeat(width - cellsOf(amount))}  ${style.rule(labelOf(effect).padEnd(kinds))}  ${harmless(effect.code)}`,
    `${margin}${harmless(conditionsOf(effect).join(' · '))}`,
    ...effect.trails.map((trail) => style.faint(`${margin}${trail.map((hop) => hopText(hop, shown)).join(' → ')}`)),
  ]
}

function amountOf({ count, isAtMost }: PlacedEffect): string {
  return `${isAtMost ? 'up to ' : ''}${countText(count)}`
}

function labelOf({ kind }: PlacedEffect): string {
  return nouns[kind][0]
}

const waits = { blocking: 'blocking', awaited: 'awaited', together: 'started together with others', started: 'started, not awaited here' } as const

function conditionsOf({ count, isCertain, isAtMost, isKept, waits: how, on, service, billed, confidence }: PlacedEffect): readonly string[] {
  return [
    isCertain ? 'certain' : 'perhaps',
    ...isKept ? [isAtMost && countText(count) !== '1' ? 'once for each argument, then its result is kept' : 'once, then its result is kept'] : [],
    ...how === undefined ? [] : [waits[how]],
    ...on === undefined ? [] : [`on ${on.code}${on.type === undefined || on.type === on.code ? '' : ` (${on.type})`}`],
    ...service === undefined ? [] : [`billed by ${service}${billed === undefined ? '' : ` as ${billed}`}`],
    ...confidence === 'high' ? [] : [`${confidence} confidence`],
  ]
}

function hopText({ path, range, function: name }: PlacedHop, shown: (path: string) => string): string {
  return `${harmless(shown(path))}:${range.start.line}${name === '' || name === '<function>' ? '' : ` ${harmless(name)}`}`
}
