// What readers of a comparison should know: that two tools measured, that two values are not quite the same, that only one of the two shows sources.

import { counted } from '../../analysis/text/counted.js'
import { plainPath } from '../join/paths.js'
import type { Profile } from '../profile.js'
import { isOfProcessor, valueWords } from '../value-words.js'
import type { OneSided, Side } from './same-compiled.js'
import type { SameFunctions } from './same-functions.js'

export interface ComparedSide {
  /** Of the file. */
  readonly name: string
  readonly profile: Pick<Profile, 'producer' | 'values'>
  readonly value: number
}

/** Sentences. */
export interface ComparisonNotes {
  /** Why the numbers of the two are not of one kind; none where they are. */
  readonly onNumbers: readonly string[]
  readonly onFunctions: readonly string[]
}

export function comparisonNotes(before: ComparedSide, after: ComparedSide, { oneSided }: Pick<SameFunctions, 'oneSided'>): ComparisonNotes {
  const [was, is] = before.name === after.name ? [`${before.name} from before`, `${after.name} from after`] : [before.name, after.name]
  const notMapped = (side: Side): readonly OneSided[] => oneSided.filter(({ unmapped }) => unmapped === side)
  return {
    onNumbers: [...toolNotes(before, after, was, is), ...valueNotes(before, after, was, is)],
    onFunctions: [...compiledNotes(notMapped('before'), was, is), ...compiledNotes(notMapped('after'), is, was)],
  }
}

function toolNotes(before: ComparedSide, after: ComparedSide, was: string, is: string): readonly string[] {
  const [first, second] = [toolOf(before.profile.producer), toolOf(after.profile.producer)]
  if (first === second || forms.has(first) || forms.has(second)) return []
  const [how, howNow] = [waysOf(first), waysOf(second)]
  const isOneWay = how === howNow || how === undefined || howNow === undefined
  if (isOneWay) return [`${was} is of ${first}, ${is} of ${second}: what two tools measure need not mean the same.`]
  return [`${was} is of ${first}, which ${how}; ${is} is of ${second}, which ${howNow}: their numbers do not mean the same.`]
}

function valueNotes(before: ComparedSide, after: ComparedSide, was: string, is: string): readonly string[] {
  const [value, now] = [before.profile.values[before.value], after.profile.values[after.value]]
  if (!value || !now || valueWords(value) === valueWords(now)) return []
  if (now.unit === 'nanoseconds' && isOfProcessor(value) === isOfProcessor(now)) return []
  const waiting = now.unit === 'nanoseconds' ? ', and what is waited for is in one of them only' : ''
  return [`${was} has ${valueWords(value)}, ${is} ${valueWords(now)}: that is not the same${waiting}.`]
}

/** Of the files that were not mapped in one of the two. */
function compiledNotes(files: readonly OneSided[], name: string, other: string): readonly string[] {
  const [first] = files
  if (!first) return []
  const sum = (count: (one: OneSided) => number): number => files.reduce((all, one) => all + count(one), 0)
  const [all, found] = [sum(({ functions }) => functions), sum((one) => one.found)]
  const place = `${plainPath(first.file).split('/').slice(-2).join('/')}${files.length > 1 ? ` and ${String(files.length - 1)} more` : ''}`
  const start = `${name} was not mapped to sources as ${other} was: it has ${place} as it was compiled.`
  const others = 'stand beside those of the sources'
  if (found === 0) return [`${start} None of its ${counted(all, 'function')} there was found by its name: they ${others}.`]
  const which = found === all ? `Its ${counted(all, 'function')} there ${all === 1 ? 'was' : 'were'}` : `${String(found)} of its ${counted(all, 'function')} there ${found === 1 ? 'was' : 'were'}`
  return [`${start} ${which} found by name, as only one function of the sources has it${found === all ? '' : `; the others ${others}`}.`]
}

/** `py-spy` of `py-spy@0.4.3`, `Austin` of `Austin 3.7.0`. */
function toolOf(producer: string): string {
  return producer.replace(/[\s@-]v?\d[\w.+-]*$/, '')
}

/** What many tools write says nothing of the tool. */
const forms: ReadonlySet<string> = new Set(['', 'collapsed stacks', 'flamegraph.pl', 'pprof', 'speedscope', 'Trace Event'])

const watches = 'watches every call and makes calls slower than they are'
const looks = 'looks now and then at what runs'
const ways: ReadonlyMap<string, string> = new Map([
  ...['cProfile', 'profile', 'yappi', 'pyprof2calltree', 'viztracer'].map((tool) => [tool, watches] as const),
  ...['line_profiler', 'memory_profiler'].map((tool) => [tool, 'watches every line of chosen functions and makes them slower than they are'] as const),
  ...['py-spy', 'pyinstrument', 'Austin', 'Austin2Speedscope Converter', 'Scalene', 'V8', 'Linux perf', 'Firefox Profiler'].map((tool) => [tool, looks] as const),
])

function waysOf(tool: string): string | undefined {
  return ways.get(tool)
}
