// The statements that ask once: run for all keys (in chunks where one statement cannot carry them), and group the rows.

import type { Ask } from '../ask.js'

export interface BatchText {
  readonly ask: Ask
  readonly names: { readonly keys: string; readonly batch: string; readonly start: string; readonly placeholders: string; readonly row: string; readonly map: string }
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
  readonly rowKey: string
  readonly row: string
  /** What stands in the loop in the query's place. */
  readonly lookup: string
}

export function pythonBatch(text: BatchText): string[] {
  const { names, chunk } = text
  const list = chunk === undefined ? names.keys : names.batch
  const placeholders = text.placeholder.length === 1 ? `', '.join('${text.placeholder}' * len(${list}))` : `', '.join(['${text.placeholder}'] * len(${list}))`
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
  const { names, chunk, semicolon, rowsAt } = text
  const list = chunk === undefined ? names.keys : names.batch
  const rows = rowsAt === undefined ? text.query : typeof rowsAt === 'number' ? `(${text.query})[${rowsAt}]` : `(${text.query}).${rowsAt}`
  const asked = [
    ...(text.takesArray ? [] : [`const ${names.placeholders} = ${list}.map(() => '${text.placeholder}').join(', ')${semicolon}`]),
    `for (const ${names.row} of ${rows}) {`,
    `  const key = ${text.rowKey}${semicolon}`,
    `  if (!${names.map}.has(key)) ${names.map}.set(key, [])${semicolon}`,
    `  ${names.map}.get(key).push(${text.row})${semicolon}`,
    '}',
  ]
  const header = text.takesArray ? [] : chunk === undefined ? [`if (${names.keys}.length > 0) {`] : [
    `for (let ${names.start} = 0; ${names.start} < ${names.keys}.length; ${names.start} += ${chunk}) {`,
    `  const ${names.batch} = ${names.keys}.slice(${names.start}, ${names.start} + ${chunk})${semicolon}`,
  ]
  const body = header.length === 0 ? asked : [...header, ...asked.map((line) => indented(line, '  ')), '}']
  return [`const ${names.keys} = ${text.distinct}${semicolon}`, `const ${names.map} = new Map()${semicolon}`, ...body]
}

function indented(text: string, by: string): string {
  return text.split('\n').map((line) => line === '' ? line : by + line).join('\n')
}
