// What a recording left behind: its profiles, the largest first, and how often functions ran where that was counted apart.

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Absolute. Several processes write one each; empty files are of those that were ended. */
export function recordedProfiles(results: string): readonly string[] {
  return readdirSync(results)
    .filter((name) => /\.(pstats|json|cpuprofile|heapprofile)$/.test(name))
    .map((name) => ({ path: join(results, name), size: statSync(join(results, name)).size }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ path }) => path)
}
