// Keys of `workload.functions` and `workload.rows` that match nothing in the workspace: whoever mistyped one believes to have said something. Asked once all
// files are read, and only of a configuration that has such keys.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nearest } from '../analysis/text/nearest.js'
import { functionNames } from '../analysis/model/function-names.js'
import type { Work } from '../analysis/work.js'
import { configuredCalls, namesOf } from '../cost/call-sources.js'
import type { Workload } from '../cost/workload.js'
import { matcherOf } from './globs.js'
import { openIndexedWorker } from './indexed-worker.js'
import { unpackFacts } from './packed-facts.js'
import type { RootIndex } from './root-index.js'
import { problemOf } from './scan-file.js'

/** A sentence for each. `works`: of the findings. */
export async function unmatchedKeys({ functions = {}, rows = {} }: Workload, index: RootIndex, works: readonly Work[], signal: AbortSignal): Promise<readonly string[]> {
  const calls = Object.keys(functions)
  const tables = Object.keys(rows).filter((name) => name !== '*')
  if (calls.length + tables.length === 0) return []
  const known = namesIn(index)
  return [...await unmatchedFunctions(calls, known.functions, index, signal), ...await unmatchedTables(tables, known.classes, index, works)]
}

type Named = Parameters<typeof configuredCalls>[0]

interface Names {
  readonly functions: readonly Named[]
  readonly classes: ReadonlySet<string>
}

function namesIn({ entries }: RootIndex): Names {
  const functions: Named[] = []
  const classes = new Set<string>()
  for (const entry of entries) {
    if (!entry?.facts) continue
    const facts = unpackFacts(entry.facts)
    for (const name of functionNames(facts).values()) functions.push({ path: entry.path, function: name })
    for (const one of facts.classes) classes.add(one.name)
  }
  return { functions, classes }
}

async function unmatchedFunctions(keys: readonly string[], functions: readonly Named[], index: RootIndex, signal: AbortSignal): Promise<readonly string[]> {
  const files = index.paths.map((path): Named => ({ path, function: '' }))
  const left = keys.filter((key) => !matchesAny(key, functions) && !matchesAny(key, files) && ![...index.lost.keys()].some((path) => key.startsWith(path)))
  if (left.length === 0) return []
  // Which function is which route is worked out, which takes a while: only for keys that are no place in a file.
  const isPlace = (key: string): boolean => /\.(?:pyi?|[cm]?[jt]sx?):/.test(key)
  const entries = left.every(isPlace) ? [] : await entriesIn(index, signal)
  const unmatched = left.filter((key) => !matchesAny(key, entries))
  const names = functions.filter((one) => one.function !== '')
  return unmatched.map((key) => {
    const candidates = isPlace(key) ? names.map((one) => `${one.path}:${one.function}`) : [...entries.flatMap(({ entry }) => namesOf(entry?.name ?? '')), ...names.map((one) => one.function)]
    return `"workload.functions": "${key}" is no function, entry point or file that was read${hintOf(key, candidates)}`
  })
}

function matchesAny(key: string, among: readonly Named[]): boolean {
  const isMatch = matcherOf([key])
  const setting = { workload: { functions: { [key]: 1 } }, matcherOf: () => isMatch }
  return among.some((one) => configuredCalls(one, setting) !== undefined)
}

async function entriesIn(index: RootIndex, signal: AbortSignal): Promise<readonly Named[]> {
  const worker = openIndexedWorker(index)
  const found: Named[] = []
  try {
    for (const path of index.paths.filter((one) => index.has(one))) {
      signal.throwIfAborted()
      await worker.inform()
      while (worker.isBehind) await worker.takeSome()
      // A file that is too slow costs its own names only.
      const entries = await worker.ask('entries', { path }).catch((error: unknown) => { problemOf(error); return [] })
      found.push(...entries.map(([name, entry]) => ({ path, function: name, entry })))
    }
    return found
  } finally {
    await worker.stop()
  }
}

async function unmatchedTables(names: readonly string[], classes: ReadonlySet<string>, index: RootIndex, works: readonly Work[]): Promise<readonly string[]> {
  const tables = new Set(works.flatMap(({ bounds }) => bounds.flatMap(({ table }) => table ?? [])))
  let left = names.filter((name) => !classes.has(name) && !tables.has(name))
  // A table may be named in SQL, a schema or a text: where the word occurs, nobody can say that it is mistyped.
  for (const path of index.paths) {
    if (left.length === 0) return []
    const text = await readFile(join(index.root, path), 'utf8').catch(() => '')
    left = left.filter((name) => !wordOf(name).test(text))
  }
  return left.map((name) => `"workload.rows": "${name}" is no model or table that the code names${hintOf(name, [...tables, ...classes])}`)
}

function wordOf(name: string): RegExp {
  const last = name.split('.').at(-1) ?? name
  return new RegExp(`(?<![\\w$])${last.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w$])`)
}

function hintOf(name: string, known: readonly string[]): string {
  const found = nearest(name, [...new Set(known)])
  return found === undefined ? '' : `; did you mean "${found}"?`
}
