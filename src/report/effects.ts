// What functions do, placed: offsets become lines and columns, paths those that the report is relative to.

import type { CountedEffect, FileEffects, FunctionEffects, NamedBound, Place, TrailHop } from '../analysis/function-effects.js'
import { linesOf, type Position } from './lines.js'

export interface PlacedAt {
  readonly path: string
  readonly range: { readonly start: Position, readonly end: Position }
}

type Placed<T extends Place> = Omit<T, 'path' | 'range'> & PlacedAt

export type PlacedHop = Placed<TrailHop>
export interface PlacedEffect extends Omit<CountedEffect, 'trails'> { readonly trails: readonly (readonly PlacedHop[])[] }
export interface PlacedBound extends Omit<Placed<NamedBound>, 'loops'> { readonly loops: readonly PlacedAt[] }

export interface PlacedFunction extends Omit<Placed<FunctionEffects>, 'bounds' | 'effects'> {
  readonly bounds: readonly PlacedBound[]
  readonly effects: readonly PlacedEffect[]
}

export interface EffectsReport {
  readonly version: string
  readonly root: string
  readonly path: string
  readonly functions: readonly PlacedFunction[]
}

/** Every file that the effects point into. */
export function pathsOfEffects({ functions }: FileEffects): readonly string[] {
  const paths = functions.flatMap(({ path, bounds, effects }) => [
    path, ...bounds.flatMap((bound) => [bound.path, ...bound.loops.map((loop) => loop.path)]), ...effects.flatMap(({ trails }) => trails.flat().map((hop) => hop.path)),
  ])
  return [...new Set(paths)]
}

/** `texts`: of those files. */
export function placeEffects({ functions }: FileEffects, texts: ReadonlyMap<string, string>): readonly PlacedFunction[] {
  const lines = new Map([...texts].map(([path, text]) => [path, linesOf(text)]))
  const placed = <T extends Place>(place: T): Placed<T> => {
    const { positionOf } = lines.get(place.path) ?? linesOf('')
    return { ...place, range: { start: positionOf(place.range.start), end: positionOf(place.range.end) } }
  }
  return functions.map((one) => ({
    ...placed(one),
    bounds: one.bounds.map((bound) => ({ ...placed(bound), loops: bound.loops.map(placed) })),
    effects: one.effects.map((effect) => ({ ...effect, trails: effect.trails.map((trail) => trail.map(placed)) })),
  }))
}
