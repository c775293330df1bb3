// SQL text is rewritten here and nowhere else: a SELECT by one key becomes a SELECT by many.
// Interpolations stand in the text as ⟨n⟩. What is not surely understood is refused, with a reason.

import type { Range } from '../text/range.js'
import type { TextEdit } from './above.js'

/** Where the key stands: the n-th interpolation, or the n-th parameter (from 0). */
export interface KeyPlace {
  readonly of: 'interpolation' | 'parameter'
  readonly at: number
}

export interface KeyedSelect {
  /** `column = key`, as written. */
  readonly comparison: Range
  /** With its qualifier, as written. */
  readonly column: string
  readonly name: string
  /** Where a row holds the key: its place counted from the left, its name; undefined where that is not known. */
  readonly place: number | undefined
  readonly field: string | undefined
  /** Puts the key before all other columns; undefined where that cannot be done. */
  readonly keyFirst: readonly TextEdit[] | undefined
  /** How many parameters the text has. */
  readonly parameters: number
}

interface Token {
  readonly type: 'word' | 'name' | 'string' | 'number' | 'parameter' | 'interpolation' | 'sign'
  readonly text: string
  /** Words and signs in upper case. */
  readonly word: string
  readonly start: number
  readonly end: number
  readonly depth: number
}

const forms: readonly (readonly [Token['type'] | 'blank', RegExp])[] = [
  ['blank', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['string', /'(?:[^']|'')*'/y],
  ['name', /"[^"]+"|`[^`]+`/y],
  ['parameter', /\?\d*|%s|%\(\w+\)s|\$\d+|(?<![:\w]):[A-Za-z_]\w*/y],
  ['interpolation', /⟨\d+⟩/y],
  ['number', /\d[\w.]*/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['sign', /::|<=|>=|<>|!=|==|\|\||[^\s]/y],
]

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let depth = 0
  for (let at = 0; at < text.length;) {
    const [type, match] = tokenAt(text, at)
    if (match === ')') depth--
    if (type !== 'blank') tokens.push({ type, text: match, word: type === 'word' || type === 'sign' ? match.toUpperCase() : '', start: at, end: at + match.length, depth })
    if (match === '(') depth++
    at += match.length
  }
  return tokens
}

function tokenAt(text: string, at: number): readonly [Token['type'] | 'blank', string] {
  for (const [type, form] of forms) {
    form.lastIndex = at
    const match = form.exec(text)
    if (match) return [type, match[0]]
  }
  return ['sign', text.charAt(at)]
}

// What a row says may depend on the other rows of the same answer.
const acrossRows = new Set([
  'LIMIT', 'OFFSET', 'FETCH', 'TOP', 'GROUP', 'HAVING', 'DISTINCT', 'FOR', 'OVER', 'INTO', 'WITH', 'WINDOW', 'RETURNING', 'PROCEDURE',
])
// Functions of one row. Any other may be an aggregate.
const scalars = new Set([
  'LOWER', 'UPPER', 'COALESCE', 'IFNULL', 'NULLIF', 'LENGTH', 'SUBSTR', 'SUBSTRING', 'TRIM', 'LTRIM', 'RTRIM', 'ROUND', 'ABS', 'CAST', 'CONCAT', 'DATE', 'TIME',
  'DATETIME', 'STRFTIME', 'DATE_TRUNC', 'DATE_FORMAT', 'EXTRACT', 'TO_CHAR', 'JSON_EXTRACT', 'REPLACE', 'IN', 'ON', 'AND', 'OR', 'NOT', 'USING', 'VALUES', 'AS',
])
const joined = new Set(['JOIN', ','])

/** A plain SELECT whose WHERE has the key in one comparison of its own; else why it is none. */
export function keyedSelect(text: string, key: KeyPlace, lowersNames: boolean): KeyedSelect | string {
  const all = tokensOf(text)
  while (all.at(-1)?.text === ';') all.pop()
  const refusal = refuse(all)
  if (refusal !== undefined) return refusal
  const from = all.findIndex((token) => token.word === 'FROM' && token.depth === 0)
  const where = all.findIndex((token) => token.word === 'WHERE' && token.depth === 0)
  if (from < 2 || where < from) return 'it has no WHERE that compares a column with the key'
  const order = all.findIndex((token) => token.word === 'ORDER' && token.depth === 0)
  const end = order < 0 ? all.length : order
  const tables = all.slice(from + 1, where)
  const isOneTable = !tables.some((token) => joined.has(token.word))
  const parameters = all.filter((token) => token.type === 'parameter')
  const isKey = (token: Token) => key.of === 'parameter' ? isParameter(token, key.at, parameters) : token.type !== 'sign' && [`⟨${key.at}⟩`, `'⟨${key.at}⟩'`].includes(token.text)
  if (all.filter(isKey).length !== 1) return 'the key is not a value of its own in the statement'
  const found = comparisonWith(all.slice(where + 1, end), isKey)
  if (typeof found === 'string') return found
  const columns = columnsOf(all.slice(1, from))
  const held = heldIn(columns, found, isOneTable, lowersNames)
  const byNumber = order >= 0 && all.slice(order).some((token) => token.type === 'number')
  return {
    comparison: found.range, column: found.text, name: found.name, ...held, parameters: parameters.length,
    keyFirst: byNumber ? undefined : keyFirst(columns, found.text, isOneTable ? tables : []),
  }
}

function isParameter(token: Token, at: number, parameters: readonly Token[]): boolean {
  if (token.type !== 'parameter') return false
  return token.text.startsWith('$') ? token.text === `$${at + 1}` : parameters.indexOf(token) === at
}

const combining: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT'])

function refuse(tokens: readonly Token[]): string | undefined {
  if (tokens[0]?.word !== 'SELECT') return 'it is no plain SELECT'
  if (tokens.some((token) => token.text === ';' || token.text.startsWith('\\'))) return 'it is more than one statement'
  const combined = tokens.find((token) => combining.has(token.word))
  if (combined) return `${combined.word} puts the rows of several queries together`
  if (tokens.filter((token) => token.word === 'SELECT').length > 1) return 'it has a subselect'
  const across = tokens.find((token) => acrossRows.has(token.word))
  if (across) return `${across.word} works on the rows of one key`
  const aggregate = tokens.find((token, index) => token.type === 'word' && tokens[index + 1]?.text === '(' && !scalars.has(token.word))
  if (aggregate) return `${aggregate.text}(…) may work on the rows of one key`
  return undefined
}

interface Comparison {
  readonly range: Range
  readonly text: string
  readonly name: string
  readonly qualifier: string
  readonly isQuoted: boolean
}

/** The one condition, joined to the others by AND, that is `column = key`. */
function comparisonWith(where: readonly Token[], isKey: (token: Token) => boolean): Comparison | string {
  const top = where.filter((token) => token.depth === 0)
  if (top.some((token) => token.word === 'OR' || token.word === 'XOR' || token.text === '||')) return 'its conditions are not joined by AND alone'
  if (top.some((token) => token.word === 'BETWEEN')) return 'it has a BETWEEN'
  const conditions: Token[][] = [[]]
  for (const token of where) {
    if (token.word === 'AND' && token.depth === 0) conditions.push([])
    else conditions.at(-1)?.push(token)
  }
  const conditional = conditions.some((one) => one.some((token, index) => token.type === 'interpolation' && !isKey(token) && !isOperand(one, index)))
  if (conditional) return 'parts of its conditions are not written in the statement'
  const own = conditions.find((one) => one.some(isKey))
  const sign = own?.findIndex((token) => token.text === '=' || token.text === '==') ?? -1
  const [before, after] = [own?.slice(0, sign) ?? [], own?.slice(sign + 1) ?? []]
  const [side, column] = before.length === 1 && before.every(isKey) ? [before, after] : [after, before]
  const first = own?.[0]
  const last = own?.at(-1)
  const written = columnOf(column)
  if (sign < 1 || !first || !last || side.length !== 1 || !side.every(isKey) || !written) return 'the key is not compared with a column by ='
  return { range: { start: first.start, end: last.end }, text: column.map((token) => token.text).join(''), ...written }
}

/** `x = ⟨1⟩` may be anything of one value; `⟨1⟩` alone may be a whole condition. */
function isOperand(tokens: readonly Token[], index: number): boolean {
  return ['=', '<', '>', '<=', '>=', '<>', '!=', 'LIKE', 'IS'].includes(tokens[index - 1]?.word ?? '') && index === tokens.length - 1
}

function columnOf(tokens: readonly Token[]): { name: string; qualifier: string; isQuoted: boolean } | undefined {
  const isPath = tokens.length % 2 === 1 && tokens.every((token, index) => index % 2 === 0 ? token.type === 'word' || token.type === 'name' : token.text === '.')
  const last = tokens.at(-1)
  if (!isPath || !last) return undefined
  return { name: bare(last), qualifier: tokens.slice(0, -2).map(bare).join('.').toLowerCase(), isQuoted: last.type === 'name' }
}

function bare(token: Token): string {
  return token.type === 'name' ? token.text.slice(1, -1) : token.text
}

type Column = readonly Token[]

function columnsOf(tokens: readonly Token[]): readonly Column[] {
  const columns: Token[][] = [[]]
  for (const token of tokens) {
    if (token.text === ',' && token.depth === 0) columns.push([])
    else columns.at(-1)?.push(token)
  }
  return columns
}

function isStar(column: Column): boolean {
  return column.at(-1)?.text === '*' && (column.length === 1 || column.at(-2)?.text === '.')
}

/** Where a row holds the compared column. Rows read by name have one value per name, so the name must be the column's alone. */
function heldIn(columns: readonly Column[], key: Comparison, isOneTable: boolean, lowersNames: boolean): Pick<KeyedSelect, 'place' | 'field'> {
  const stars = columns.filter(isStar)
  const isSame = (qualifier: string) => isOneTable || qualifier === key.qualifier
  const nameOf = (name: string, isQuoted: boolean) => lowersNames && !isQuoted ? name.toLowerCase() : name
  const at = columns.findIndex((column) => {
    const written = columnOf(withoutAlias(column).path)
    return written !== undefined && written.name.toLowerCase() === key.name.toLowerCase() && isSame(written.qualifier)
  })
  const held = columns[at]
  const shown = columns.map((column) => resultName(column)?.toLowerCase())
  if (held) {
    const { alias, path } = withoutAlias(held)
    const last = alias ?? path.at(-1)
    const field = last && nameOf(bare(last), last.type === 'name')
    const isAlone = stars.length === 0 && shown.filter((name) => name === field?.toLowerCase()).length === 1
    const hasPlace = !columns.slice(0, at).some(isStar)
    return { place: hasPlace ? at : undefined, field: isAlone ? field : undefined }
  }
  const [star, ...others] = stars
  const covers = star !== undefined && others.length === 0 && (star.length === 1 ? isOneTable : isSame(star.slice(0, -2).map(bare).join('.').toLowerCase()))
  const isHidden = shown.includes(key.name.toLowerCase())
  return { place: undefined, field: covers && !isHidden ? nameOf(key.name, key.isQuoted) : undefined }
}

function withoutAlias(column: Column): { path: Column; alias: Token | undefined } {
  const last = column.at(-1)
  if (column.at(-2)?.word === 'AS') return { path: column.slice(0, -2), alias: last }
  const before = column.at(-2)
  const isAlias = column.length > 1 && (last?.type === 'word' || last?.type === 'name') && (before?.type === 'word' || before?.type === 'name')
  return isAlias ? { path: column.slice(0, -1), alias: last } : { path: column, alias: undefined }
}

function resultName(column: Column): string | undefined {
  const { path, alias } = withoutAlias(column)
  return alias ? bare(alias) : columnOf(path)?.name
}

/** `SELECT *` cannot follow another column everywhere, `SELECT posts.*` can. */
function keyFirst(columns: readonly Column[], key: string, tables: readonly Token[]): TextEdit[] | undefined {
  const first = columns[0]?.[0]
  if (!first) return undefined
  const edits: TextEdit[] = [{ range: { start: first.start, end: first.start }, newText: `${key}, ` }]
  const bareStars = columns.filter((column) => column.length === 1 && isStar(column))
  const table = withoutAlias(tables).alias?.text ?? tables.map((token) => token.text).join('')
  if (bareStars.length > 0 && table === '') return undefined
  for (const [star] of bareStars) {
    if (star) edits.push({ range: { start: star.start, end: star.start }, newText: `${table}.` })
  }
  // Two edits at one place are one.
  return edits.length === 2 && edits[1]?.range.start === first.start ? [{ range: { start: first.start, end: first.start }, newText: `${key}, ${table}.` }] : edits
}
