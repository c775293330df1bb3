// Paths as far as the code says them: how they end, whether two are the same, and what is small by its nature.

import { none, type ValueId } from '../facts.js'
import { constantOf } from '../resolve/resolver.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** The text that a path surely ends with: of a constant, of the last part of a join; undefined where it is computed. */
export function pathEnding(subject: Subject, path: ValueId, depth = 0): string | undefined {
  const { facts } = subject
  const constant = constantOf(kindAt(subject, path))
  if (typeof constant === 'string') return constant
  const value = facts.values[path]
  if (!value || depth > 8) return undefined
  const ending = (part: ValueId | undefined) => part === undefined || part === none ? undefined : pathEnding(subject, part, depth + 1)
  switch (value.op) {
    case 'template': return ending(value.parts.at(-1))
    case 'operation': return value.operator === '+' || value.operator === '/' ? ending(value.operands[1]) : undefined
    case 'cast': return ending(value.of)
    case 'use': {
      const [only, ...others] = value.definitions
      const source = facts.definitions[only ?? none]?.source
      return others.length === 0 && source?.from === 'value' ? ending(source.value) : undefined
    }
    // `join(folder, 'name')`, `Path('name')`, `path.resolve('name')`, `new URL('name', base)`, `str(path)`
    case 'call': {
      const call = facts.calls[value.call]
      const given = call?.arguments.filter((argument) => argument.name === null && argument.spread === '') ?? []
      if (given.length !== call?.arguments.length) return undefined
      const callee = facts.values[call.callee]
      if (given.length === 0) return callee?.op === 'member' ? ending(callee.object) : undefined
      return ending(call.isNew ? given[0]?.value : given.at(-1)?.value)
    }
    default: return undefined
  }
}

const small = /(\.(json5?|jsonc|toml|ya?ml|ini|cfg|conf|config|env|properties|lock|md|rst|py|[cm]?[jt]sx?)|(^|[/\\.])(env(\.[\w-]+)?|[\w-]*ignore|[\w-]+rc|VERSION(\.txt)?|version(\.txt)?|LICENSE(\.txt)?|NOTICE|README(\.txt)?|MANIFEST\.in|Dockerfile|Makefile|Pipfile|Procfile|CODEOWNERS|(requirements|constraints)[\w.-]*\.(txt|in)))$|^[/\\](proc|sys|etc)[/\\]/

/** Whether the path is known and names a file that is small by its nature: configuration, a version, a list of requirements. */
export function isSmallFile(subject: Subject, path: ValueId): boolean {
  const ending = pathEnding(subject, path)
  return ending !== undefined && small.test(ending)
}

/** The codes that a path is written as: itself, what a name was set to, what `Path(…)` or `str(…)` was given. */
export function writtenPaths(subject: Subject, path: ValueId, depth = 0): readonly string[] {
  const { facts } = subject
  const value = facts.values[path]
  if (!value || depth > 4) return []
  const { range } = nodeAt(subject, value.node)
  const own = subject.tree.text.slice(range.start, range.end)
  const next = (part: ValueId) => [own, ...writtenPaths(subject, part, depth + 1)]
  if (value.op === 'use' && value.definitions.length === 1) {
    const source = facts.definitions[value.definitions[0] ?? none]?.source
    return source?.from === 'value' ? next(source.value) : [own]
  }
  if (value.op === 'call') {
    const [only, ...others] = facts.calls[value.call]?.arguments ?? []
    return only && others.length === 0 ? next(only.value) : [own]
  }
  return [own]
}
