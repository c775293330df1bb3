// SQL by one key per iteration → SQL by all keys above the loop, its rows grouped by the key and looked up in the loop.

import { quotedText } from '../../edits/quotes.js'
import { editedSource } from '../../edits/string-source.js'
import { freshName, unusedName } from '../../edits/names.js'
import { alternatives, present } from '../../model/kinds.js'
import type { Ask } from '../ask.js'
import type { Answer } from './n-plus-one-query.answer.js'
import { pythonAnswer } from './n-plus-one-query.answer.js'
import { conditionAround, endOfStatement, isKnownAbove, keysOf, placeAbove, type LoopKeys } from './n-plus-one-query.keys.js'
import { aboveLoop, type Batching } from './n-plus-one-query.plan.js'
import { keyedRun, type KeyedRun } from './n-plus-one-query.run.js'
import { scriptAnswer } from './n-plus-one-query.script-answer.js'
import { pythonBatch, scriptBatch, type BatchText } from './n-plus-one-query.text.js'
import type { QueryInLoop } from './n-plus-one-query.js'

/** How the code reads a column of a row, and the row as the loop knew it. */
export interface RowReading {
  readonly key: (row: string) => string
  readonly row: (row: string) => string
  readonly keyFirst: boolean
}

export function batchedSql(data: QueryInLoop, ask: Ask): Batching | string {
  const run = keyedRun(data, ask)
  if (typeof run === 'string') return run
  const condition = conditionAround(ask, run.call, data.loop.fact)
  if (condition !== undefined) return condition
  const place = placeAbove(ask, data.loop.fact)
  if (!place) return 'no line can be added above the loop where it stands'
  const keys = keysOf(ask, data.loop, { key: run.key, asText: run.isQuoted })
  if (typeof keys === 'string') return keys
  const unknown = [run.call.callee, ...run.parameters.flatMap((value) => value === undefined ? [] : [ask.nodeOf(value)])].some((node) => !isKnownAbove(ask, node, place.holder.range))
  if (unknown) return 'what the query runs on is made in the loop'
  const answer = (ask.isPython ? pythonAnswer : scriptAnswer)(run, place.node, ask)
  if (!answer) return 'its answer is used in more ways than a lookup gives'
  if (answer.isChanged) return 'the loop changes what the query gives'
  const reading = rowReading(run, answer, ask)
  if (typeof reading === 'string') return reading
  const text = batchText(run, { keys, answer, reading, bound: data.loop.bound }, ask)
  if (!text) return 'its statement is not SQL that is written as one string'
  const isText = text.asText
  return aboveLoop(ask, place.node, {
    statements: [...keys.before, ...(ask.isPython ? pythonBatch : scriptBatch)(text)],
    edits: [...keys.edits, ...(run.gone ? [{ range: run.gone, newText: '' }] : []), ...(answer.gone ? [{ range: answer.gone, newText: '' }] : []), { range: answer.place, newText: answer.wrap(text.lookup) }],
    title: `Run one query for all keys above the loop (${isText ? 'rows are read before the loop, and matched by the text of their keys' : 'rows are read before the loop'})`,
  })
}

function batchText(run: KeyedRun, { keys, answer, reading, bound }: { keys: LoopKeys; answer: Answer; reading: RowReading; bound: number | undefined }, ask: Ask): BatchText | undefined {
  const { select, driver } = run
  const takesArray = driver.style === 'dollar'
  const names = {
    keys: freshName(ask.tree, keys.name, 'keys', run.call), batch: unusedName(ask.tree, 'batch', run.call), start: unusedName(ask.tree, 'start', run.call),
    placeholders: unusedName(ask.tree, 'placeholders', run.call), row: unusedName(ask.tree, 'row', run.call), found: unusedName(ask.tree, 'found', run.call), group: unusedName(ask.tree, 'group', run.call), key: unusedName(ask.tree, 'key', run.call),
    map: freshName(ask.tree, answer.name ?? (answer.wants === 'rows' ? 'rows' : 'row'), `by${ask.isPython ? '_' : ''}${ask.isPython ? select.name : capitalised(select.name)}`, run.call),
  }
  const hole = ask.isPython ? `{${names.placeholders}}` : `\${${names.placeholders}}`
  const number = run.keyPlace.of === 'parameter' ? run.keyPlace.at + 1 : run.parameters.length + 1
  const comparison = takesArray ? `${select.column} = ANY($${number})` : `${select.column} IN (${hole})`
  const edits = [...(reading.keyFirst ? select.keyFirst ?? [] : []), { range: select.comparison, newText: comparison }]
  const sql = editedSource(run.source, edits, !takesArray)
  if (sql === undefined) return undefined
  const others = run.parameters.filter((value) => value !== undefined).length
  const most = driver.maxParameters === undefined ? undefined : driver.maxParameters - others
  const isChunked = !takesArray && most !== undefined && (bound === undefined || bound > most)
  const list = isChunked ? names.batch : names.keys
  const asText = !isNumeric(run, ask)
  const key = (text: string) => asText ? (ask.isPython ? `str(${text})` : `String(${text})`) : text
  const map = names.map
  return {
    ask, names, takesArray, asText, chunk: isChunked ? most : undefined, distinct: keys.distinct, wants: answer.wants, fetch: answer.fetch, semicolon: endOfStatement(ask),
    query: calledWith(run, { sql, list, spread: takesArray ? list : ask.isPython ? `*${list}` : `...${list}` }, ask),
    receiver: run.call.callee.kind === 'member' ? ask.text(run.call.callee.object.range) : '',
    placeholder: driver.style === 'qmark' ? '?' : '%s', rowsAt: driver.rowsAt, ...rowsTypeOf(run, ask),
    rowKey: key(reading.key(names.row)), row: reading.row(names.row),
    lookup: lookupIn(map, key(keys.atQuery), answer.wants, ask),
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function lookupIn(map: string, key: string, wants: Answer['wants'], ask: Ask): string {
  if (wants === 'row') return `${map}.get(${key})`
  return ask.isPython ? `${map}.get(${key}, [])` : `${map}.get(${key}) ?? []`
}

/** What the type argument of the call says of its rows; where there is none, whether rows have to be cast from what the driver may give. */
function rowsTypeOf({ call, driver }: KeyedRun, ask: Ask): Pick<BatchText, 'rowsType' | 'isCast'> {
  const [written] = driver.rowsType === 'written' ? call.typeArguments : []
  return written ? { rowsType: ask.text(written.range), isCast: false } : { rowsType: 'any[]', isCast: driver.rowsType === 'written' }
}

/** The call as it stands, with the new SQL and the keys among its parameters. */
function calledWith(run: KeyedRun, { sql, list, spread }: { sql: string; list: string; spread: string }, ask: Ask): string {
  const { call, driver, parameters, given } = run
  const texts = parameters.map((value) => value === undefined ? spread : ask.text(ask.nodeOf(value).outer))
  if (!parameters.includes(undefined)) texts.push(spread)
  const isArray = driver.style === 'dollar'
  const written = driver.parameters === 'rest' ? texts.join(', ') : texts.length === 1 && !isArray ? list : `[${texts.join(', ')}]`
  const sqlNode = ask.nodeOf(run.sqlArgument)
  const edits = [{ range: sqlNode.outer, newText: sql }]
  if (driver.parameters === 'rest') {
    const last = call.arguments.at(-1)
    edits.push({ range: { start: sqlNode.outer.end, end: Math.max(last?.range.end ?? 0, sqlNode.outer.end) }, newText: `, ${written}` })
  } else if (given) edits.push({ range: ask.nodeOf(given.value).outer, newText: written })
  else edits.push({ range: { start: sqlNode.outer.end, end: sqlNode.outer.end }, newText: `, ${run.givenName === undefined ? '' : `${run.givenName}=`}${written}` })
  if (driver.every !== undefined && call.callee.kind === 'member') edits.push({ range: call.callee.propertyRange, newText: driver.every })
  const whole = call.parent?.kind === 'await' ? call.parent.range : call.range
  let text = ask.text(whole)
  for (const edit of edits.sort((a, b) => b.range.start - a.range.start)) text = text.slice(0, edit.range.start - whole.start) + edit.newText + text.slice(edit.range.end - whole.start)
  return text
}

/** Numbers are equal to what a driver gives back; text may stand for a number, and drivers give big numbers as text. */
function isNumeric(run: KeyedRun, ask: Ask): boolean {
  return ask.isPython && alternatives(present(ask.kindOf(run.key))).every((kind) => kind.is === 'number')
}

function rowReading(run: KeyedRun, answer: Answer, ask: Ask): RowReading | string {
  const { select } = run
  const byName = (field: string): RowReading => ({
    key: (row) => ask.isPython ? `${row}[${quotedText(ask.tree, field)}]` : /^[A-Za-z_$][\w$]*$/.test(field) ? `${row}.${field}` : `${row}['${field}']`, row: (row) => row, keyFirst: false,
  })
  const byPlace = (place: number): RowReading => ({ key: (row) => `${row}[${place}]`, row: (row) => row, keyFirst: false })
  const first: RowReading = { key: (row) => `${row}[0]`, row: (row) => `${row}[1:]`, keyFirst: true }
  const missing = `\`${select.name}\` is not among the columns that it selects`
  switch (rowsOf(run, answer, ask)) {
    case 'name': return select.field === undefined ? missing : byName(select.field)
    case 'place': return select.place === undefined ? select.keyFirst ? first : missing : byPlace(select.place)
    case 'taken by place': return select.place === undefined ? answer.byPlace && select.keyFirst ? first : missing : byPlace(select.place)
    default: return 'whether its rows are read by place or by name is not seen here'
  }
}

/** `place`: tuples for sure. `taken by place`: what the loop takes by place may have names as well. */
function rowsOf({ driver, call }: KeyedRun, answer: Answer, ask: Ask): 'name' | 'place' | 'taken by place' | undefined {
  if (driver.rows === undefined) return answer.byName ? 'name' : undefined
  if (driver.rows.by === 'name') return 'name'
  const kind = present(ask.kindOf(ask.facts.valueOfNode[call.id] ?? -1))
  const elements = kind.is === 'list' ? alternatives(kind.of) : []
  if (elements.length > 0 && elements.every((one) => one.is === 'dict')) return 'name'
  const settings = driver.rows.settings ?? []
  const text = ask.tree.text
  if (settings.some((word) => text.includes(word))) return /named_?tuple|tuple_row/i.test(text) ? undefined : 'name'
  if (settings.length === 0 || ask.operations.some((operation) => operation.kind === 'connect')) return 'place'
  return answer.byPlace ? 'taken by place' : answer.byName ? 'name' : undefined
}
