// Answers what the page asks: one function for each question, over the profiles that were handed to the worker.

import { collapsedText } from '../../profiles/exports/collapsed.js'
import { csvText } from '../../profiles/exports/csv.js'
import { pprofBytes } from '../../profiles/exports/pprof.js'
import { speedscopePieces } from '../../profiles/exports/speedscope.js'
import { hasStackLines, stackLines } from '../../profiles/join/stack-lines.js'
import { childrenOf } from '../../profiles/measures.js'
import { withNames, type FunctionNames } from '../../profiles/named-functions.js'
import { decodeProfile } from '../../profiles/profile-file.js'
import type { Profile, Thread } from '../../profiles/profile.js'
import { moduleOf, placesOf } from '../drawing/places.js'
import { leftHeavy, type Boxes } from '../trees/boxes.js'
import { differenceData } from '../trees/difference.js'
import { matchesOf } from '../trees/matches.js'
import { groupSums, selfCallers } from '../trees/outlines.js'
import { sandwichOf } from '../trees/sandwich.js'
import type { Chosen, ExportFormat, PlacedBoxes, ProfileHead, QuestionName, Questions, Which } from './questions.js'
import { sightsOf, timedBoxesOf, type Sight, type Sights } from './sights.js'

type Answers = { readonly [N in QuestionName]: (asked: Questions[N][0]) => Questions[N][1] }

export function answers(): Answers {
  /** With the profile as the tool wrote it, which is what is exported. */
  const open = new Map<Which, Sights & { readonly written: Profile }>()
  const sightsAt = (which: Which): Sights & { readonly written: Profile } => {
    const sights = open.get(which)
    if (!sights) throw new Error(`There is no profile ${which}`)
    return sights
  }
  const named = (which: Which, written: Profile, names: FunctionNames): ProfileHead => {
    const profile = withNames(written, names)
    open.set(which, { ...sightsOf(profile), written })
    return headOf(profile)
  }
  const at = ({ which, value, thread }: Chosen): Sight => sightsAt(which).of(value, thread)
  return {
    'open': ({ which, bytes, names }) => named(which, decodeProfile(new Uint8Array(bytes)), names),
    'name': ({ which, names }) => named(which, sightsAt(which).written, names),
    'sight': (chosen) => {
      const { measures, merged, timedThread } = at(chosen)
      return { unit: sightsAt(chosen.which).profile.values[chosen.value]?.unit ?? 'count', measures: copied(measures), tree: copied(merged.tree), timedThread }
    },
    'lines': (chosen) => stackLines(sightsAt(chosen.which).profile, chosen.value, at(chosen).threads) ?? null,
    'left-heavy': (chosen) => placed(leftHeavy(at(chosen).merged.tree)),
    'in-time': (chosen) => {
      const boxes = timedBoxesOf(sightsAt(chosen.which), at(chosen))
      return boxes ? { ...placed(boxes), shortest: boxes.shortest } : null
    },
    'sandwich': ({ functionRow, ...chosen }) => {
      const { callers, callees } = sandwichOf(at(chosen).merged.tree, functionRow)
      return { callers: leftHeavy(callers), callees: leftHeavy(callees) }
    },
    'matches': ({ search, ...chosen }) => matchesOf(sightsAt(chosen.which).profile, at(chosen).merged.tree, search) ?? null,
    'branching': (chosen) => {
      const { length, parent, function: frame } = at(chosen).merged.tree
      return childrenOf({ length, parent, frame })
    },
    'self-callers': ({ functionRow, ...chosen }) => selfCallers(at(chosen).merged.tree, functionRow),
    'groups': ({ by, ...chosen }) => {
      const { merged, measures } = at(chosen)
      return groupSums(merged.tree, measures, groupNames(sightsAt(chosen.which).profile, by))
    },
    'difference': ({ before, after }) => {
      const sideOf = (chosen: Chosen): Parameters<typeof differenceData>[0] => ({ profile: sightsAt(chosen.which).profile, value: chosen.value, threads: at(chosen).threads, tree: at(chosen).merged.tree })
      return differenceData(sideOf(before), sideOf(after))
    },
    'export': ({ format, name, ...chosen }) => exported(sightsAt(chosen.which).written, at(chosen), format, name),
  }
}

function headOf(profile: Profile): ProfileHead {
  const { producer, strings, functions, values, lines, timelines, notes, stackNotes = [] } = profile
  return {
    producer, strings, functions: copied(functions), values, notes: [...notes, ...stackNotes], places: placesOf(profile), hasStackLines: hasStackLines(profile),
    threads: profile.threads.map(({ name, process, samples }) => ({ name, process, samples: samples.length })),
    timelines: timelines.map((timeline) => ({ ...copied(timeline), ...timeline.runs && { runs: copied(timeline.runs) } })),
    ...(lines ? { lines: { ...copied(lines), columns: lines.columns.map((column) => column.slice()), ...lines.own && { own: lines.own.map((column) => column.slice()) } } } : {}),
  }
}

/** Columns that the worker keeps are not handed over themselves. */
function copied<T extends object>(table: T): T {
  return Object.fromEntries(Object.entries(table).map(([name, value]: [string, unknown]) => [name, ArrayBuffer.isView(value) && !(value instanceof DataView) ? (value as Float64Array).slice() : value])) as T
}

function placed({ length, whole, levels, start, end, parent, row }: Boxes): PlacedBoxes {
  return { length, whole, levels, start, end, parent, row }
}

function groupNames({ functions, strings }: Profile, by: 'file' | 'package'): (functionRow: number) => string {
  return (row) => {
    const file = strings[functions.file[row] ?? 0] ?? ''
    return (by === 'file' ? file : moduleOf(file)) || '(unknown)'
  }
}

const exporters: Readonly<Record<ExportFormat, (profile: Profile, sight: { readonly value: number, readonly threads: readonly Thread[] }, name: string) => string | Uint8Array<ArrayBuffer>>> = {
  csv: (profile, { threads }) => csvText(profile, threads),
  collapsed: (profile, { value, threads }) => collapsedText(profile, value, threads),
  speedscope: (profile, { threads }, name) => [...speedscopePieces(profile, name, threads)].join(''),
  pprof: (profile, { threads }) => pprofBytes(profile, threads),
}

function exported(profile: Profile, sight: Sight, format: ExportFormat, name: string): string | Uint8Array<ArrayBuffer> {
  return exporters[format](profile, sight, name)
}
