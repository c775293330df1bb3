// Whether a collection is the same, with the same elements, as long as a piece of code runs, also where others hold it.

import { none, type BindingId, type NodeId, type Value, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { isEnum } from '../resolve/lengths.js'
import { isCaptured } from './captures.js'
import { isMadeHere, mayBeSame } from './list-changes.js'
import { isOuterName, nameKey, sideChangesOf } from './side-changes.js'
import { kindAt, nodeAt, partsOf, untestedKindAt, type Subject } from './subject.js'
import { usesOfDefinition } from './uses.js'

interface Path {
  /** Names that are bound anew by a function that others may call, by `nameKey`. */
  readonly rebound: readonly string[]
  readonly attributes: readonly string[]
}

/** Whether a name that the collection is read from is bound anew by a function that the code runs. */
export function isReboundIn(subject: Subject, value: ValueId, node: NodeId): boolean {
  const { rebound } = pathOf(subject, value)
  return rebound.length > 0 && rebound.some((name) => sideChangesOf(subject, node).names.has(name))
}

/** Whether others may change the collection, or make its name stand for another. */
export function isOpenToChange(subject: Subject, value: ValueId): boolean {
  const { rebound, attributes } = pathOf(subject, value)
  return rebound.length > 0 || attributes.length > 0 || (isChangeable(subject, value) && !isKept(subject, value))
}

/** Whether code that is not in sight may change it: what was given as a function, or a list that may be this one by another name. */
export function mayChangeUnseen(subject: Subject, value: ValueId, node: NodeId): boolean {
  const { rebound, attributes } = pathOf(subject, value)
  const isOpen = isChangeable(subject, value) && !isKept(subject, value)
  if (!isOpen && rebound.length === 0 && attributes.length === 0) return false
  const changes = sideChangesOf(subject, node)
  if (changes.runsLibraries && isCaptured(subject, value)) return true
  if (changes.isUnknown || attributes.some((name) => changes.attributes.has(name))) return true
  const list = untestedKindAt(subject, value)
  return isOpen && changes.lists.some((one) => mayBeSame(one, list))
}

function pathOf(subject: Subject, value: ValueId): Path {
  const rebound: string[] = []
  const attributes: string[] = []
  const visit = (id: ValueId, depth: number): void => {
    const made = subject.facts.values[id]
    if (!made || depth > 12) return
    if (made.op === 'use') {
      addName(subject, made, rebound)
      return
    }
    if (made.op === 'member') addMember(subject, made, rebound, attributes)
    for (const part of partsOf(made, subject.facts)) if (part !== none) visit(part, depth + 1)
  }
  visit(value, 0)
  return { rebound, attributes }
}

function addName(subject: Subject, { binding, definitions }: Extract<Value, { op: 'use' }>, rebound: string[]): void {
  if (isReboundElsewhere(subject, binding)) rebound.push(nameKey(subject.file, binding))
  const { facts, resolver, file } = subject
  if (facts.language === 'python') return
  // What JavaScript imports is the name itself, and not what it stood for.
  for (const id of definitions) {
    const source = facts.definitions[id]?.source
    const fact = source?.from === 'import' ? facts.imports[source.import] : undefined
    const module = fact && resolver.workspace.imported(file, { ...fact, name: '*' })
    const other = module?.is === 'module' ? resolver.workspace.subject(module.file) : undefined
    const name = fact && other?.facts.moduleNames[fact.name]
    if (other && name !== undefined && isReboundElsewhere(other, name)) rebound.push(nameKey(other.file, name))
  }
}

/** `settings.names`: a name of another module, or an attribute. */
function addMember(subject: Subject, made: Extract<Value, { op: 'member' }>, rebound: string[], attributes: string[]): void {
  const module = kindAt(subject, made.object)
  if (module.is === 'enum' || (module.is === 'class' && isEnum(subject.resolver, module))) return
  const other = module.is === 'module' ? subject.resolver.workspace.subject(module.file) : undefined
  const binding = other?.facts.moduleNames[made.name]
  if (!other || binding === undefined) attributes.push(made.name)
  else if (isReboundElsewhere(other, binding)) rebound.push(nameKey(other.file, binding))
}

function isReboundElsewhere({ facts }: Subject, id: BindingId): boolean {
  return facts.bindings[id]?.definitions.some((one) => {
    const definition = facts.definitions[one]
    return definition !== undefined && isOuterName(facts, id, definition.site.function)
  }) === true
}

function isChangeable(subject: Subject, value: ValueId): boolean {
  const made = subject.facts.values[value]
  if (made?.op === 'collection') return false
  return alternatives(untestedKindAt(subject, value)).some((kind) => kind.is !== 'tuple' && kind.is !== 'none' && kind.is !== 'string')
}

/** A list that was made in the function, or once in the module, and is only read where others could keep or change it. */
function isKept(subject: Subject, value: ValueId): boolean {
  const { facts } = subject
  const made = facts.values[value]
  if (made?.op === 'cast') return isKept(subject, made.of)
  if (made?.op !== 'use' || made.definitions.length === 0) return false
  return made.definitions.every((id) => {
    const definition = facts.definitions[id]
    const { source } = definition ?? { source: { from: 'unknown' } as const }
    if (definition === undefined || source.from !== 'value' || !isMadeHere(subject, source.value)) return false
    const isAlias = facts.values[source.value]?.op === 'use' || facts.values[source.value]?.op === 'member' || facts.values[source.value]?.op === 'index'
    return !isAlias && usesOfDefinition(subject, id).every((use) => isOnlyRead(subject, use, definition.site.function))
  })
}

/** Searched, gone through, measured, returned, or a method of it is called in the function that made it. */
function isOnlyRead(subject: Subject, use: ValueId, home: number): boolean {
  const { facts } = subject
  let node = nodeAt(subject, facts.values[use]?.node ?? none)
  while (node.parent?.kind === 'cast' && node.parent.value === node) node = node.parent
  const { parent } = node
  switch (parent?.kind) {
    case 'compare': case 'return': case 'index': case 'unary': case 'branch': case 'clause': case 'binary': case 'spread': return true
    case 'loop': return parent.iterable === node
    case 'logical': case 'conditional': return parent.parent?.kind === 'branch'
    case 'argument': return parent.spread !== '' || (parent.parent?.kind === 'call' && parent.parent.callee.kind === 'name' && readers.has(parent.parent.callee.name))
    case 'member': {
      if (parent.parent?.kind !== 'call' || parent.parent.callee !== parent) return parent.property === 'length'
      const made = facts.calls.find((call) => call.node === parent.parent?.id)
      return reading.has(parent.property) || made?.site.function === home
    }
    default: return false
  }
}

const readers: ReadonlySet<string> = new Set(['len', 'set', 'list', 'tuple', 'sorted', 'sum', 'min', 'max', 'any', 'all', 'print', 'str', 'repr', 'bool', 'enumerate', 'zip', 'frozenset', 'Set', 'String'])
const reading: ReadonlySet<string> = new Set(['includes', 'indexOf', 'lastIndexOf', 'index', 'count', 'copy', 'join', 'slice', 'concat', 'map', 'filter', 'forEach', 'some', 'every', 'find', 'findIndex', 'flatMap', 'reduce', 'at', 'entries', 'keys'])
