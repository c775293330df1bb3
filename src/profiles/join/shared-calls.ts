// What is called from several places of a function is counted and timed by name alone: which part of it is one place's, by how often its loop and the others run.

import type { OutlinedCall, OutlinedLoop } from '../../analysis/outline.js'
import { isInside, type Range } from '../../analysis/text/range.js'
import { iterationsOf } from './counts.js'
import type { JoinedFile, JoinedFunction, JoinedProfile } from './join.js'

export interface SharedCalls {
  readonly names: ReadonlySet<string>
  /** In one run of the function, nanoseconds: of all that is called here and elsewhere, and this part of it. */
  readonly whole: number
  readonly part: number
  /** Else nobody knows how often any of them runs, and each has as much of it as the next. */
  readonly isKnown: boolean
  /** Other places are in the same loop. */
  readonly isInLoop: boolean
}

export interface SharedRequest {
  readonly joined: JoinedProfile
  readonly file: JoinedFile
  readonly function: JoinedFunction
  /** The outermost one around the range. */
  readonly loop: OutlinedLoop
  readonly range: Range
  /** How often the code in the range calls in one run, where code or people say. */
  readonly count?: number | undefined
}

export function sharedCalls(request: SharedRequest): SharedCalls {
  const { file: { outline }, function: { function: id, callsPerRun, takenPerRun }, loop, range } = request
  const own = outline.calls.filter((call) => call.function === id)
  const names = new Set(own.flatMap((call) => isInside(call.range, range) ? [call.name] : []))
  let [whole, part, isKnown, isInLoop] = [0, 0, true, false]
  for (const name of names) {
    const sites = own.filter((call) => call.name === name)
    const [times, taken] = [callsPerRun.get(name) ?? 0, takenPerRun.get(name) ?? 0]
    const isShared = times > 0 && taken > 0 && sites.some((call) => !isInside(call.range, range))
    if (!isShared) names.delete(name)
    else {
      const here = callsHere(request, sites, times)
      whole += taken
      part += taken * Math.max(0, Math.min(1, here.calls / times))
      isKnown &&= here.isKnown
      isInLoop ||= sites.some((call) => isInside(call.range, loop.whole) && !isInside(call.range, range))
    }
  }
  return { names, whole, part, isKnown, isInLoop }
}

/** `sites`: of one name. */
function callsHere(request: SharedRequest, sites: readonly OutlinedCall[], times: number): { readonly calls: number, readonly isKnown: boolean } {
  const { file: { outline: { loops } }, function: { function: id }, loop, range, count } = request
  const outermost = loops.filter((one) => one.function === id && one.outer === undefined)
  const places = new Map<OutlinedLoop | undefined, OutlinedCall[]>()
  for (const site of sites) {
    const place = outermost.find(({ whole }) => isInside(site.range, whole))
    const there = places.get(place)
    if (there) there.push(site)
    else places.set(place, [site])
  }
  const inLoop = places.get(loop) ?? []
  const portion = inLoop.filter((site) => isInside(site.range, range)).length / inLoop.length
  const counted = countedIn(request, loop, inLoop)
  if (counted !== undefined) return { calls: counted * portion, isKnown: true }
  const others = [...places].flatMap(([place, there]) => place === loop ? [] : [countedIn(request, place, there)])
  const left = Math.max(0, times - others.reduce<number>((sum, one) => sum + (one ?? 0), 0))
  const unknown = others.filter((one) => one === undefined).length
  if (unknown === 0) return { calls: left * portion, isKnown: true }
  return count === undefined ? { calls: left / (unknown + 1) * portion, isKnown: false } : { calls: Math.min(left, count), isKnown: true }
}

/** What stands in no loop runs once; in a loop as often as that, where something else of it was counted. */
function countedIn({ joined, file: { path, outline: { loops } } }: SharedRequest, place: OutlinedLoop | undefined, sites: readonly OutlinedCall[]): number | undefined {
  if (!place) return sites.length
  const isNested = sites.some((site) => loops.some((one) => one !== place && isInside(one.whole, place.whole) && isInside(site.range, one.whole)))
  const passes = isNested ? undefined : iterationsOf(joined, path, place.header.start)?.value
  return passes === undefined ? undefined : passes * sites.length
}
