// Files whose answers rest on who calls a name, or what extends one, anywhere: such a file is asked again only where what the
// callers give has changed, not whenever one of them does.

import { type FileFacts } from '../model/facts.js'
import { keyOfKind } from '../model/kind-keys.js'
import type { Resolver } from '../model/resolve/resolver.js'
import { indexOf } from './call-index.js'

export interface Watches {
  /** `file` asked who calls `name`. */
  calls(name: string, file: string): void
  heirs(name: string, file: string): void
  /** Files that asked before everything was read. */
  waiting(): ReadonlySet<string>
  /** What these files give to watched names, before they change. */
  before(files: ReadonlySet<string>): Given
  /** The files that watch a name to which something else is given now. */
  changedSince(before: Given): ReadonlySet<string>
}

export interface Given {
  readonly files: ReadonlySet<string>
  readonly calls: ReadonlyMap<string, string>
  readonly heirs: ReadonlyMap<string, string>
}

interface Source {
  readonly resolver: Resolver
  /** Facts that are made already. */
  facts(file: string): FileFacts | undefined
  untracked<T>(question: () => T): T
}

export function createWatches(source: Source): Watches {
  const callWatchers = new Map<string, Set<string>>()
  const heirWatchers = new Map<string, Set<string>>()

  return {
    calls: (name, file) => { watchersOf(callWatchers, name).add(file) },
    heirs: (name, file) => { watchersOf(heirWatchers, name).add(file) },
    waiting: () => new Set([...callWatchers.values()].flatMap((files) => [...files])),
    before: given,
    changedSince(before) {
      const after = given(before.files)
      const changed = new Set<string>()
      for (const [watchers, of] of [[callWatchers, 'calls'], [heirWatchers, 'heirs']] as const) {
        for (const name of new Set([...before[of].keys(), ...after[of].keys()])) {
          if (before[of].get(name) !== after[of].get(name)) for (const file of watchers.get(name) ?? []) changed.add(file)
        }
      }
      return changed
    },
  }

  function given(files: ReadonlySet<string>): Given {
    const calls = new Map<string, string>()
    const heirs = new Map<string, string>()
    for (const file of files) {
      const facts = source.facts(file)
      if (!facts) continue
      const index = indexOf(facts)
      for (const [name, ids] of index.calls) {
        if (callWatchers.has(name)) calls.set(name, `${calls.get(name) ?? ''}${file}: ${ids.map((id) => givenBy(file, facts, id)).join('; ')}\n`)
      }
      for (const [name, ids] of index.heirs) {
        if (heirWatchers.has(name)) heirs.set(name, `${heirs.get(name) ?? ''}${file}: ${ids.map((id) => facts.classes[id]?.name).join('; ')}\n`)
      }
    }
    return { files, calls, heirs }
  }

  function givenBy(file: string, facts: FileFacts, id: number): string {
    const call = facts.calls[id]
    if (!call) return ''
    const callee = keyOfKind(source.untracked(() => source.resolver.kindOf({ file, value: call.callee })))
    const parts = call.arguments.map((argument) => `${argument.spread}${argument.name ?? ''}=${keyOfKind(source.untracked(() => source.resolver.kindOf({ file, value: argument.value })))}`)
    return `${callee}(${parts.join(', ')})`
  }
}

function watchersOf(map: Map<string, Set<string>>, name: string): Set<string> {
  let files = map.get(name)
  if (!files) map.set(name, files = new Set())
  return files
}
