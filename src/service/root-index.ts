// What the workers of one root have found out together: which files there are, what was modelled of each, and which of them no
// worker shall touch again. It outlives the workers, so that one that is lost is soon replaced.

import type { PackedFacts } from './messages.js'

export interface RootIndex {
  /** Absolute. */
  readonly root: string
  /** Relative to the root, with `/`: all sources and project files that are read, without those that were given up. */
  readonly paths: readonly string[]
  /** Changes with `paths`. */
  readonly version: number
  /** In the order in which they came; those that no longer hold are undefined. */
  readonly entries: readonly (IndexEntry | undefined)[]
  /** Why files are left alone. */
  readonly lost: ReadonlyMap<string, string>
  has(path: string): boolean
  /** Whether it is one of `paths`. */
  knows(path: string): boolean
  know(paths: readonly string[]): void
  /** `by` is the worker that knows it already. */
  add(packed: PackedFacts, by: object | undefined): void
  /** The file has changed: what was modelled of it no longer holds, nor why it was given up. */
  forget(path: string): void
  giveUp(path: string, reason: string): void
}

export interface IndexEntry extends PackedFacts {
  readonly by: object | undefined
}

export function createRootIndex(root: string, known: readonly string[]): RootIndex {
  let all = known
  let paths = known
  let present = new Set(known)
  let version = 0
  const entries: (IndexEntry | undefined)[] = []
  const places = new Map<string, number>()
  const lost = new Map<string, string>()

  const drop = (path: string): void => {
    const place = places.get(path)
    if (place !== undefined) entries[place] = undefined
    places.delete(path)
  }
  const settle = (): void => {
    paths = all.filter((path) => !lost.has(path))
    present = new Set(paths)
    version++
  }

  return {
    root, entries, lost,
    get paths() { return paths },
    get version() { return version },
    has: (path) => places.has(path),
    knows: (path) => present.has(path),
    know(given) {
      if (given.length === all.length && given.every((path, index) => path === all[index])) return
      all = given
      const still = new Set(given)
      for (const path of places.keys()) if (!still.has(path)) drop(path)
      for (const path of lost.keys()) if (!still.has(path)) lost.delete(path)
      settle()
    },
    forget(path) {
      drop(path)
      if (lost.delete(path)) settle()
    },
    add(packed, by) {
      drop(packed.path)
      places.set(packed.path, entries.length)
      entries.push({ ...packed, by })
    },
    giveUp(path, reason) {
      drop(path)
      lost.set(path, reason)
      settle()
    },
  }
}
