// Functions that one tool names in full and another in short, as `Encoder.encode` and `encode`: the same, where one of each in a file is called so.

import { ownName } from '../join/functions.js'

export interface NamedInFile {
  readonly name: string
  /** As the profile after has it. */
  readonly file: string
}

/** From names of `before` to those of `after`, both with their file: `name\nfile`. */
export function namesInShort(before: readonly NamedInFile[], after: readonly NamedInFile[]): ReadonlyMap<string, string> {
  const [was, is] = [keysOf(before), keysOf(after)]
  const now = onlyOnes(after, was)
  const found = new Map<string, string>()
  for (const [short, { name, file }] of onlyOnes(before, is)) {
    const there = now.get(short)
    if (there && (name === ownName(name)) !== (there.name === ownName(there.name))) found.set(`${name}\n${file}`, there.name)
  }
  return found
}

function keysOf(functions: readonly NamedInFile[]): ReadonlySet<string> {
  return new Set(functions.map(({ name, file }) => `${name}\n${file}`))
}

/** By the short name and the file; without those that the other has as they are, and those that are called like others. */
function onlyOnes(functions: readonly NamedInFile[], others: ReadonlySet<string>): ReadonlyMap<string, NamedInFile> {
  const found = new Map<string, NamedInFile | undefined>()
  for (const one of functions) {
    if (one.file === '' || others.has(`${one.name}\n${one.file}`)) continue
    const short = `${ownName(one.name)}\n${one.file}`
    found.set(short, found.has(short) ? undefined : one)
  }
  return new Map([...found].flatMap(([short, one]) => one ? [[short, one]] : []))
}
