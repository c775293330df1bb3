// Which file's answers rest on which other files: noted while questions are answered, read when a file changes.

export interface Dependencies {
  /** Runs a question of a file: what it reads meanwhile, that file depends on. */
  reading<T>(file: string, question: () => T): T
  /** Runs a question whose answer nothing depends on by itself. */
  untracked<T>(question: () => T): T
  /** The file whose question is being answered reads this one. */
  note(file: string): void
  /** The files themselves, and all whose answers rest on them, however far. */
  dependentsOf(files: readonly string[]): Set<string>
  /** What a file read no longer counts. */
  forget(file: string): void
}

export function createDependencies(): Dependencies {
  /** By file: those that read it. */
  const readers = new Map<string, Set<string>>()
  const read = new Map<string, Set<string>>()
  let current: string | undefined

  return {
    reading(file, question) {
      const before = current
      if (before !== undefined) add(before, file)
      current = file
      try {
        return question()
      } finally {
        current = before
      }
    },
    untracked(question) {
      const before = current
      current = undefined
      try {
        return question()
      } finally {
        current = before
      }
    },
    note: (file) => { if (current !== undefined) add(current, file) },
    dependentsOf(files) {
      const found = new Set(files)
      for (const file of found) for (const reader of readers.get(file) ?? []) found.add(reader)
      return found
    },
    forget(file) {
      for (const one of read.get(file) ?? []) readers.get(one)?.delete(file)
      read.delete(file)
    },
  }

  function add(reader: string, file: string): void {
    if (reader === file) return
    let of = readers.get(file)
    if (of?.has(reader)) return
    if (!of) readers.set(file, of = new Set())
    of.add(reader)
    let own = read.get(reader)
    if (!own) read.set(reader, own = new Set())
    own.add(file)
  }
}
