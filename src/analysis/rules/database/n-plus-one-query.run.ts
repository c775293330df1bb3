// How a loop runs its statement: the SQL, its parameters, and the key among them. A method of the same file that only
// hands both on to a driver counts as the driver's own call.

import { keyedSelect, type KeyedSelect, type KeyPlace } from '../../edits/sql.js'
import { stringSource, type StringSource } from '../../edits/string-source.js'
import type { PlaceholderStyle, SqlArguments } from '../../libraries/schema.js'
import { type ArgumentFact, type CallFact, type FunctionFact, type ValueId } from '../../model/facts.js'
import { unwrittenParameters } from '../../model/given-arguments.js'
import { sqlTextOf, type SqlText } from '../../model/questions/sql-text.js'
import { alternatives, present } from '../../model/kinds.js'
import { childrenOf } from '../../syntax/children.js'
import type { Call, Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { nameOf } from '../words.js'
import { wholeLines } from './n-plus-one-query.answer.js'
import { isMadeByLoop, isPlain } from './n-plus-one-query.keys.js'
import type { QueryInLoop } from './n-plus-one-query.js'

export interface KeyedRun {
  readonly call: Call
  readonly driver: SqlArguments
  readonly select: KeyedSelect
  readonly source: StringSource
  readonly sqlArgument: ValueId
  readonly key: ValueId
  readonly keyPlace: KeyPlace
  /** The values given for the placeholders besides the key, in order; undefined at the key's place. */
  readonly parameters: readonly (ValueId | undefined)[]
  /** The argument that holds the parameters, or where one is to be written. */
  readonly given: ArgumentFact | undefined
  readonly givenName: string | undefined
  /** The key stands in quotes that the statement writes itself. */
  readonly isQuoted: boolean
  /** A statement in the loop that only made the SQL. */
  readonly gone: Range | undefined
}

interface Passing {
  readonly driver: SqlArguments
  readonly sql: ValueId
  readonly parameters: 'rest' | ArgumentFact | undefined
  /** The keyword to give parameters by, where none are given; null for by position; undefined where none can be given. */
  readonly newName: string | null | undefined
}

export function keyedRun(data: QueryInLoop, ask: Ask): KeyedRun | string {
  const { step, loop } = data
  const call = ask.facts.calls[step.call]
  const node = ask.node(step.node)
  if (!call || node.kind !== 'call') return 'it is not run by a call in the loop'
  const passing = step.direct ? directly(data, call) : throughWrapper(data, call, ask)
  if (typeof passing === 'string') return passing
  const text = sqlTextOf(ask.subject, passing.sql, passing.driver.textOption)
  const source = text && stringSource(ask.tree, ask.nodeOf(text.value), text.text)
  if (!text || !source) return 'its statement is not SQL that is written as one string'
  const made = ask.nodeOf(text.value)
  const isInline = made === ask.nodeOf(passing.sql)
  const statement = isInline ? undefined : statementThatMakes(made, ask.nodeOf(passing.sql))
  if (!isInline && !statement) return 'its SQL is not written at the call'
  const values = parameterValues(passing, call, ask)
  if (!values) return 'its parameters are not written at the call'
  const dependent = keysAmong(text, values, (value) => isMadeByLoop(ask, value, loop.fact))
  const [key, ...others] = dependent
  if (!key) return 'nothing in it changes with the loop'
  if (others.length > 0) return 'more than one part of it changes with the loop'
  if (![...text.interpolated, ...values].every((value) => value === key.value || isPlain(ask.nodeOf(value)))) return 'its other parameters are worked out by calls'
  const style = styleOf(passing.driver, text.text)
  if (style === undefined) return 'how its driver marks parameters is not known here'
  const driver = { ...passing.driver, style }
  const select = keyedSelect(text.text, key.place, style === 'dollar')
  if (typeof select === 'string') return select
  if (select.parameters !== values.length) return 'its parameters do not match its placeholders'
  const isInterpolated = key.place.of === 'interpolation'
  const isQuoted = isInterpolated && text.text.includes(`'⟨${key.place.at}⟩'`)
  const kinds = alternatives(present(ask.kindOf(key.value)))
  const isString = kinds.every((kind) => kind.is === 'string')
  if (isInterpolated && !isQuoted && isString) return 'what it writes into the SQL may be more than a value'
  if (passing.parameters === undefined && driverTakesFormat(passing) && text.text.includes('%')) return 'its SQL has percent signs of its own'
  const given = typeof passing.parameters === 'object' ? passing.parameters : undefined
  if (!given && passing.newName === undefined && passing.parameters !== 'rest') return `\`${nameOf(node.callee)}\` takes no parameters`
  return {
    call: node, driver, select, source, sqlArgument: passing.sql, key: key.value, keyPlace: key.place,
    parameters: values.map((value) => value === key.value ? undefined : value), given, givenName: passing.newName ?? undefined,
    isQuoted: isQuoted && !isString, gone: statement && isInside(statement.range, ask.node(loop.fact.node).range) ? wholeLines(ask.tree.text, statement.range) : undefined,
  }
}

/** As the driver wants it, or as the statement shows what the driver below takes; undefined where keys cannot be given one after another. */
function styleOf({ style }: SqlArguments, sql: string): PlaceholderStyle | undefined {
  if (style === 'driver') return sql.includes('?') ? 'qmark' : sql.includes('%s') ? 'format' : undefined
  return style === 'qmark' || style === 'format' || style === 'pyformat' || style === 'dollar' ? style : undefined
}

function driverTakesFormat({ driver }: Passing): boolean {
  return driver.style === 'format' || driver.style === 'pyformat'
}

/** `sql = '…'`, whose name is used nowhere but at the call. */
function statementThatMakes(made: Node, use: Node): Node | undefined {
  const assign = made.parent
  const statement = assign?.parent
  const [target, ...others] = assign?.kind === 'assign' && assign.operator === '=' ? assign.targets : []
  if (use.kind !== 'name' || target?.kind !== 'name' || others.length > 0 || target.name !== use.name) return undefined
  const isWhole = statement?.kind === 'expression-statement' || (statement?.kind === 'declaration' && statement.declarators.length === 1)
  const block = statement?.parent
  return isWhole && block && mentions(block, use.name) === 2 ? statement : undefined
}

function mentions(node: Node, name: string): number {
  return node.kind === 'name' ? Number(node.name === name) : childrenOf(node).reduce((sum, child) => sum + mentions(child, name), 0)
}

function directly({ operation }: QueryInLoop, call: CallFact): Passing | string {
  const driver = operation.library?.model.sql
  if (!driver) return 'how its receiver takes parameters is not known here'
  return passingOf(driver, call) ?? 'its SQL is not written at the call'
}

function passingOf(driver: SqlArguments, call: CallFact): Passing | undefined {
  const positional = call.arguments.filter((argument) => argument.name === null)
  const sql = call.arguments.find((argument) => argument.name !== null && argument.name === driver.textName) ?? positional[driver.text]
  if (!sql || call.arguments.some((argument) => argument.spread !== '')) return undefined
  if (driver.parameters === 'rest') return { driver, sql: sql.value, parameters: 'rest', newName: null }
  if (driver.parameters === undefined) return { driver, sql: sql.value, parameters: undefined, newName: undefined }
  const given = call.arguments.find((argument) => argument.name !== null && argument.name === driver.parametersName) ?? positional[driver.parameters]
  const newName = positional.length === driver.parameters ? null : driver.parametersName
  return { driver, sql: sql.value, parameters: given, newName }
}

/** `def query(self, sql, params=()): return self.connection.execute(sql, params).fetchall()` */
function throughWrapper({ step, operation, hops }: QueryInLoop, call: CallFact, ask: Ask): Passing | string {
  const reason = 'the query is in a function that the loop calls'
  const inner = operation.subject === ask.subject ? ask.facts.calls[operation.call] : undefined
  const driver = operation.library?.model.sql
  const wrapper = inner && ask.facts.functions[inner.site.function]
  if (hops.length > 0 || !inner || !driver || !wrapper || step.reached.some((one) => one.operation !== operation && one.operation.kind !== 'connect')) return reason
  const passed = passingOf(driver, inner)
  if (!passed || passed.parameters === 'rest') return reason
  const sql = parameterBehind(passed.sql, inner.site.function, ask)
  const parameters = passed.parameters && parameterBehind(passed.parameters.value, inner.site.function, ask)
  if (sql === undefined || (passed.parameters && parameters === undefined)) return reason
  const result = ask.kindOf(call.value)
  const answer = result.is === 'promise' ? result.of : result
  return passingOf(driverOf(driver, { wrapper, sql, parameters, givesRows: answer.is === 'list', ask }), call) ?? reason
}

/** The wrapper's arguments, said as a driver's. */
function driverOf(driver: SqlArguments, { wrapper, sql, parameters, givesRows, ask }: { wrapper: FunctionFact; sql: number; parameters: number | undefined; givesRows: boolean; ask: Ask }): SqlArguments {
  const offset = unwrittenParameters(ask.facts.language, wrapper)
  const { style, maxParameters, rows, rowsAt } = driver
  const keeps = rowsAt !== undefined && !givesRows ? { rowsAt } : {}
  const rest = { ...(style ? { style } : {}), ...(maxParameters === undefined ? {} : { maxParameters }), ...(rows ? { rows } : {}), ...keeps }
  const name = (index: number) => wrapper.parameters[index]?.name ?? ''
  return {
    ...rest, text: sql - offset, ...(ask.isPython ? { textName: name(sql) } : {}),
    ...(parameters === undefined ? {} : wrapper.parameters[parameters]?.rest === '*' ? { parameters: 'rest' as const } : { parameters: parameters - offset, ...(ask.isPython ? { parametersName: name(parameters) } : {}) }),
  }
}

/** The index of the function's parameter that a value is, unchanged; `params or ()` counts as `params`. */
function parameterBehind(id: ValueId, inFunction: number, ask: Ask): number | undefined {
  const value = ask.facts.values[id]
  if (value?.op === 'either') return value.of[0] === undefined ? undefined : parameterBehind(value.of[0], inFunction, ask)
  const [only, ...others] = value?.op === 'use' ? value.definitions : []
  const source = only === undefined || others.length > 0 ? undefined : ask.facts.definitions[only]?.source
  return source?.from === 'parameter' && source.function === inFunction ? source.index : undefined
}

/** The values for the placeholders; undefined where they are not all written out. */
function parameterValues({ parameters, driver }: Passing, call: CallFact, ask: Ask): readonly ValueId[] | undefined {
  if (parameters === undefined) return []
  if (parameters === 'rest') return call.arguments.slice(driver.text + 1).map((argument) => argument.value)
  const list = ask.facts.values[parameters.value]
  if (list?.op !== 'collection' || list.form === 'set') return undefined
  return list.elements.every((element) => ask.facts.values[element]?.op !== 'spread') ? list.elements : undefined
}

function keysAmong(text: SqlText, values: readonly ValueId[], changes: (value: ValueId) => boolean): { place: KeyPlace; value: ValueId }[] {
  const interpolated = text.interpolated.map((value, at) => ({ place: { of: 'interpolation' as const, at }, value }))
  const given = values.map((value, at) => ({ place: { of: 'parameter' as const, at }, value }))
  return [...interpolated, ...given].filter((one) => changes(one.value))
}
