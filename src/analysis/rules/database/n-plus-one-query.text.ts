// The statements that ask once: run for all keys (in chunks where one statement cannot carry them), and group the rows.

import { quotedText } from '../../edits/quotes.js'
import type { Ask } from '../ask.js'

export interface BatchText {
  readonly ask: Ask
  readonly names: { readonly keys: string; readonly batch: string; readonly start: string; readonly placeholders: string; readonly row: string; readonly map: string; readonly found: string; readonly group: string; readonly key: string }
  /** One parameter carries all keys. */
  readonly takesArray: boolean
  /** Keys are compared by their text. */
  readonly asText: boolean
  /** Most keys that one statement carries; undefined where one carries all. */
  readonly chunk: number | undefined
  readonly distinct: string
  readonly wants: 'rows' | 'row'
  readonly fetch: 'result' | 'receiver'
  readonly semicolon: string
  /** The call that runs the statement. */
  readonly query: string
  readonly receiver: string
  readonly placeholder: string
  readonly rowsAt: string | number | undefined
  /** The type of the rows of one key. */
  readonly rowsType: string
  /** What the call gives is typed as more than rows. */
  readonly isCast: boolean
  readonly rowKey: string
  readonly row: string
  /** What stands in the loop in the query's place. */
  readonly lookup: string
}

export function pythonBatch(text: BatchText): string[] {
  const { names, chunk } = text
  const list = chunk === undefined ? names.keys : names.batch
  const mark = quotedText(text.ask.tree, text.placeholder)
  const placeholders = `${quotedText(text.ask.tree, ', ')}.join(${mark.length === 3 ? mark : `[${mark}]`} * len(${list}))`
  const asked = [
    ...(text.takesArray ? [] : [`${names.placeholders} = ${placeholders}`]),
    ...(text.fetch === 'receiver' ? [text.query, `for ${names.row} in ${text.receiver}.fetchall():`] : [`for ${names.row} in ${text.query}:`]),
    indented(text.wants === 'rows' ? `${names.map}.setdefault(${text.rowKey}, []).append(${text.row})` : `${names.map}.setdefault(${text.rowKey}, ${text.row})`, '    '),
  ]
  const [header, ...setUp] = text.takesArray ? [] : chunk === undefined ? [`if ${names.keys}:`] : [
    `for ${names.start} in range(0, len(${names.keys}), ${chunk}):`, `    ${names.batch} = ${names.keys}[${names.start}:${names.start} + ${chunk}]`,
  ]
  const body = header === undefined ? asked : [header, ...setUp, ...asked.map((line) => indented(line, '    '))]
  return [`${names.keys} = ${text.distinct}`, `${names.map} = {}`, ...body]
}

export function scriptBatch(text: BatchText): string[] {
  const { ask, names, chunk, semicolon, rowsAt } = text
  const list = chunk === undefined ? names.keys : names.batch
  const found = `const ${rowsAt === undefined ? names.found : typeof rowsAt === 'number' ? `[${', '.repeat(rowsAt)}${names.found}]` : `{ ${rowsAt}: ${names.found} }`} = ${text.query}${semicolon}`
  const map = (types: string) => `const ${names.map} = new Map${isTyped(ask) ? types : ''}()${semicolon}`
  const grouped = [
    `for (const ${names.row} of ${names.found}${text.isCast && isTyped(ask) ? ` as ${text.rowsType}` : ''}) {`,
    `  const ${names.key} = ${text.rowKey}${semicolon}`,
    `  const ${names.group} = ${names.map}.get(${names.key})${semicolon}`,
    `  if (${names.group}) ${names.group}.push(${text.row})${semicolon}`,
    `  else ${names.map}.set(${names.key}, [${text.row}])${semicolon}`,
    '}',
  ]
  const keys = `const ${names.keys} = ${text.distinct}${semicolon}`
  if (text.takesArray) return [keys, found, map(`<string, typeof ${names.found}>`), ...grouped]
  const header = chunk === undefined ? [`if (${names.keys}.length > 0) {`] : [
    `for (let ${names.start} = 0; ${names.start} < ${names.keys}.length; ${names.start} += ${chunk}) {`,
    `  const ${names.batch} = ${names.keys}.slice(${names.start}, ${names.start} + ${chunk})${semicolon}`,
  ]
  const placeholders = `const ${names.placeholders} = ${list}.map(() => '${text.placeholder}').join(', ')${semicolon}`
  return [keys, map(`<string, ${text.rowsType}>`), ...header, ...[placeholders, found, ...grouped].map((line) => indented(line, '  ')), '}']
}

/** Whether types may be written in the file. */
export function isTyped({ file }: Pick<Ask, 'file'>): boolean {
  return /\.[mc]?tsx?$/.test(file)
}

function indented(text: string, by: string): string {
  return text.split('\n').map((line) => line === '' ? line : by + line).join('\n')
}
