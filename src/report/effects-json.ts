// What functions do, as JSON: a contract, version 1. Keys are listed one by one, so that nothing internal can slip into it.

import { countText, type Count } from '../analysis/model/questions/counts.js'
import type { EffectsReport, PlacedAt, PlacedBound, PlacedEffect, PlacedFunction } from './effects.js'

export function effectsJson(report: EffectsReport): string {
  const document = {
    version: 1,
    tool: { name: 'cost-hints', version: report.version },
    root: report.root,
    path: report.path,
    functions: report.functions.map(functionOf),
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function functionOf(one: PlacedFunction): object {
  return {
    name: one.name,
    ...placeOf(one),
    async: one.isAsync,
    memoised: one.isMemoised,
    recursive: one.isRecursive,
    complete: !one.isCut,
    bounds: one.bounds.map(boundOf),
    totals: one.totals.map(({ kind, count }) => ({ kind, ...countOf(count) })),
    passes: countOf(one.passes),
    notUnderstood: one.notUnderstood,
    effects: one.effects.map(effectOf),
  }
}

function boundOf({ name, form, of, most, loops, ...place }: PlacedBound): object {
  return { name, form, of, ...most === undefined ? {} : { most }, ...placeOf(place), loops: loops.map(placeOf) }
}

function effectOf(effect: PlacedEffect): object {
  const { kind, code, count, isCertain, isAtMost, isKept, waits, on, noun, service, billed, rows, confidence, trails } = effect
  return {
    kind, code, ...countOf(count), certain: isCertain, atMost: isAtMost, kept: isKept, waits, on, noun, service, billed, rows, confidence,
    trails: trails.map((trail) => trail.map((hop) => ({ ...placeOf(hop), function: hop.function, code: hop.code }))),
  }
}

function countOf(count: Count): object {
  return { count: countText(count), terms: count.map(({ times, bounds }) => ({ times, bounds })) }
}

function placeOf({ path, range }: PlacedAt): PlacedAt {
  return { path, range }
}
