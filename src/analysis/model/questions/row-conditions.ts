// Whether a condition on a row compares its columns with what is known before: then the database can decide it.

import { none, type DefinitionId, type ValueId } from '../facts.js'
import { alternatives, present, type Kind } from '../kinds.js'
import { relationOf } from '../resolve/relations.js'
import type { Expression, Node } from '../../syntax/tree.js'
import { childrenOf } from '../../syntax/children.js'
import { kindAt, type Subject } from './subject.js'
import { own } from '../own.js'

/** One comparison of a column: `user.age >= 18`, `not user.active`. */
export interface ColumnCondition {
  readonly column: Node
  readonly name: string
  readonly operator: string
  /** What it is compared with; null where its own truth is asked. */
  readonly value: Node | null
  readonly isNegated: boolean
}

export interface RowCondition {
  /** The comparisons that all must hold; undefined where they are combined in another way. */
  readonly all: readonly ColumnCondition[] | undefined
  /** All of them, however they are combined. */
  readonly parts: readonly ColumnCondition[]
  /** The columns that it reads. */
  readonly names: readonly string[]
}

/** Undefined where some part is no comparison of columns. `row`: the names that stand for the row, or for its columns. */
export function rowCondition(subject: Subject, conditions: readonly Node[], row: readonly DefinitionId[]): RowCondition | undefined {
  const reading: Reading = { subject, row: new Set(row), conjuncts: [], isConjunction: true }
  if (conditions.length === 0 || !conditions.every((one) => read(reading, one, false, true))) return undefined
  return { all: reading.isConjunction ? reading.conjuncts : undefined, parts: reading.conjuncts, names: reading.conjuncts.map((one) => one.name) }
}

interface Reading {
  readonly subject: Subject
  readonly row: ReadonlySet<DefinitionId>
  readonly conjuncts: ColumnCondition[]
  isConjunction: boolean
}

const operators: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not'])

function read(reading: Reading, given: Node, isNegated: boolean, isTop: boolean): boolean {
  const node = bare(given)
  if (node.kind === 'logical' && node.operator !== '??') {
    const isAll = isTop && node.operator === (isNegated ? 'or' : 'and')
    if (!isAll) reading.isConjunction = false
    return read(reading, node.left, isNegated, isAll) && read(reading, node.right, isNegated, isAll)
  }
  if (node.kind === 'unary' && node.operator === 'not') return read(reading, node.operand, !isNegated, isTop)
  if (node.kind === 'compare') return readComparison(reading, node, isNegated)
  const name = columnOf(reading, node)
  if (name === undefined) return false
  reading.conjuncts.push({ column: node, name, operator: '', value: null, isNegated })
  return true
}

function readComparison(reading: Reading, node: Extract<Node, { kind: 'compare' }>, isNegated: boolean): boolean {
  const [left, right, ...others] = node.operands
  const [operator] = node.operators
  if (!left || !right || operator === undefined || others.length > 0 || !operators.has(operator)) return false
  const first = columnOf(reading, bare(left))
  const second = columnOf(reading, bare(right))
  if (first !== undefined && !mentionsRow(reading, right)) {
    reading.conjuncts.push({ column: left, name: first, operator, value: right, isNegated })
    return true
  }
  if (second !== undefined && !mentionsRow(reading, left) && !/in$/.test(operator)) {
    reading.conjuncts.push({ column: right, name: second, operator: mirrored[operator] ?? operator, value: left, isNegated })
    return true
  }
  reading.isConjunction = false
  return first !== undefined && second !== undefined && !/in$/.test(operator)
}

const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function bare(node: Node): Node {
  return node.kind === 'cast' ? bare(node.value) : node
}

/** The name of the column that an expression reads; undefined where it reads none. */
function columnOf(reading: Reading, node: Node): string | undefined {
  const { subject, row } = reading
  const value = subject.facts.values[subject.facts.valueOfNode[node.id] ?? none]
  if (node.kind === 'name' && value?.op === 'use') {
    const [only, ...others] = value.definitions
    const source = only === undefined || others.length > 0 || !row.has(only) ? undefined : subject.facts.definitions[only]?.source
    return source?.from === 'item' && source.key !== null ? String(source.key) : undefined
  }
  if (node.kind === 'member' && isRow(reading, node.object)) return isColumn(subject, subject.facts.valueOfNode[node.object.id] ?? none, node.property) ? node.property : undefined
  if (node.kind === 'index' && isRow(reading, node.object) && node.index.kind === 'literal') return String(node.index.value)
  return undefined
}

/** The row itself, not a part that was taken from it. */
function isRow(reading: Reading, given: Expression): boolean {
  const node = bare(given)
  const value = reading.subject.facts.values[reading.subject.facts.valueOfNode[node.id] ?? none]
  if (node.kind !== 'name' || value?.op !== 'use') return false
  const [only, ...others] = value.definitions
  return only !== undefined && others.length === 0 && reading.row.has(only) && reading.subject.facts.definitions[only]?.source.from !== 'item'
}

/** Properties, methods and relations are none. */
function isColumn(subject: Subject, row: ValueId, name: string): boolean {
  return !name.startsWith('_') && alternatives(present(kindAt(subject, row))).every((kind) => kind.is === 'object' ? isColumnOf(subject, kind, name, 0) : name !== 'length' && name !== 'size')
}

function isColumnOf(subject: Subject, kind: Extract<Kind, { is: 'object' }>, name: string, depth: number): boolean {
  const { resolver } = subject
  const cls = resolver.factsOf(kind.file).classes[kind.class]
  if (!cls || depth > 12) return true
  if (Object.hasOwn(cls.methods, name)) return false
  if (relationOf(resolver, kind, name)) return false
  if (Object.hasOwn(cls.attributes, name)) return isDeclared(subject, kind, name)
  return cls.bases.every((base) => {
    const of = resolver.kindOf({ file: kind.file, value: base })
    return of.is !== 'class' || isColumnOf(subject, { ...of, is: 'object' }, name, depth + 1)
  })
}

/** `active = models.BooleanField()`, `active: Mapped[bool]`, `@Column() active: boolean`; not a constant of the class. */
function isDeclared(subject: Subject, { file, class: id }: Extract<Kind, { is: 'object' }>, name: string): boolean {
  const facts = subject.resolver.factsOf(file)
  return (own(facts.classes[id]?.attributes ?? {}, name) ?? []).some((attribute) => {
    const value = facts.values[attribute.value]
    if (value?.op !== 'call') return attribute.annotation !== null || value === undefined
    const callee = facts.values[facts.calls[value.call]?.callee ?? none]
    const name = callee?.op === 'member' || callee?.op === 'use' ? callee.name : ''
    return attribute.annotation !== null || /(field|column)$/i.test(name)
  })
}

function mentionsRow(reading: Reading, node: Node): boolean {
  const { facts } = reading.subject
  const value = facts.values[facts.valueOfNode[node.id] ?? none]
  if (value?.op === 'use' && value.definitions.some((one) => reading.row.has(one))) return true
  if (node.kind === 'await' || node.kind === 'yield' || (node.kind === 'assign')) return true
  return [...childrenOf(node)].some((child) => mentionsRow(reading, child))
}
