// Files whose answers rest on who calls a name, or what extends one, anywhere: such a file is asked again only where what the
// callers give has changed, not whenever one of them does.

import type { FileFacts } from '../model/facts.js'
import { keyOfKind } from '../model/kind-keys.js'
import type { Resolver } from '../model/resolve/resolver.js'
import { classIndexes, indexOf, type ClassIndex } from './name-index.js'

export interface Watches {
  /** `file` asked who calls `name`. */
  calls(name: string, file: string): void
  /** `file` asked which classes have to do with `name`. */
  classes(of: ClassIndex, name: string, file: string): void
  /** Files that asked before everything was read. */
  waiting(): ReadonlySet<string>
  /** What these files give to watched names, before they change. */
  before(files: ReadonlySet<string>): Given
  /** The files that watch a name to which something else is given now. */
  changedSince(before: Given): ReadonlySet<string>
}

export interface Given {
  readonly files: ReadonlySet<string>
  /** The names that were watched: who asks later has seen what is new. */
  readonly names: ReadonlySet<string>
  readonly given: ReadonlyMap<string, string>
}

interface Source {
  readonly resolver: Resolver
  /** Facts that are made already. */
  facts(file: string): FileFacts | undefined
  untracked<T>(question: () => T): T
}

export function createWatches(source: Source): Watches {
  /** By `calls name`, `heirs name` …: the files that asked. */
  const watchers = new Map<string, Set<string>>()
  const watch = (key: string, file: string): void => {
    let files = watchers.get(key)
    if (!files) watchers.set(key, files = new Set())
    files.add(file)
  }

  return {
    calls: (name, file) => { watch(`calls ${name}`, file) },
    classes: (of, name, file) => { watch(`${of} ${name}`, file) },
    waiting: () => new Set([...watchers.values()].flatMap((files) => [...files])),
    before(files) {
      const names = new Set<string>()
      const given = new Map<string, string>()
      // Working out what is given may ask for further names.
      for (let more = unseen(names); more.size > 0; more = unseen(names)) {
        for (const [key, text] of givenIn(files, more)) given.set(key, text)
        for (const name of more) names.add(name)
      }
      return { files, names, given }
    },
    changedSince(before) {
      const after = givenIn(before.files, before.names)
      const changed = new Set<string>()
      for (const key of new Set([...before.given.keys(), ...after.keys()])) {
        if (before.given.get(key) !== after.get(key)) for (const file of watchers.get(key) ?? []) changed.add(file)
      }
      return changed
    },
  }

  function unseen(names: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...watchers.keys()].filter((name) => !names.has(name)))
  }

  function givenIn(files: ReadonlySet<string>, names: ReadonlySet<string>): Map<string, string> {
    const given = new Map<string, string>()
    const add = (key: string, text: string) => { given.set(key, `${given.get(key) ?? ''}${text}\n`) }
    for (const file of files) {
      const facts = source.facts(file)
      if (!facts) continue
      const index = indexOf(facts)
      for (const [name, ids] of index.calls) if (names.has(`calls ${name}`)) add(`calls ${name}`, `${file}: ${ids.map((id) => givenBy(file, facts, id)).join('; ')}`)
      for (const of of classIndexes) {
        for (const [name, ids] of index[of]) if (names.has(`${of} ${name}`)) add(`${of} ${name}`, `${file}: ${ids.map((id) => shapeOf(facts, id)).join('; ')}`)
      }
    }
    return given
  }

  /** What others look for in a class: its name, bases and attributes. */
  function shapeOf(facts: FileFacts, id: number): string {
    const cls = facts.classes[id]
    return cls ? `${id} ${cls.name}(${Object.keys(cls.attributes).join()}|${Object.keys(cls.methods).join()})` : ''
  }

  function givenBy(file: string, facts: FileFacts, id: number): string {
    const call = facts.calls[id]
    if (!call) return ''
    const callee = keyOfKind(source.untracked(() => source.resolver.kindOf({ file, value: call.callee })))
    const parts = call.arguments.map((argument) => `${argument.spread}${argument.name ?? ''}=${keyOfKind(source.untracked(() => source.resolver.kindOf({ file, value: argument.value })))}`)
    return `${callee}(${parts.join(', ')})`
  }
}
