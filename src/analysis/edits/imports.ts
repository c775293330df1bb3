// Names of other modules for the code that fixes write: the file's own import where it has one, else a new one in its place.

import type { FileFacts } from '../model/facts.js'
import type { Import, Statement, Tree } from '../syntax/tree.js'
import { lineEnding, type TextEdit } from './above.js'
import { usesSemicolons } from './layout.js'

export interface Imported {
  /** What the module or name is called here: with the file's alias, or dotted. */
  readonly name: string
  /** None where the file has it already. */
  readonly edits: readonly TextEdit[]
}

/** `import asyncio`; undefined where the name means something else in the file. */
export function pythonModule(tree: Tree, facts: FileFacts, module: string): Imported | undefined {
  const found = topImports(tree).flatMap((one) => one.form === 'module' ? one.names : []).find((one) => one.imported === module && one.local !== null)
  if (found?.local) return { name: found.local.name === module.split('.')[0] ? module : found.local.name, edits: [] }
  return isOtherwiseBound(facts, module.split('.')[0] ?? module) ? undefined : { name: module, edits: [pythonImport(tree, { module, text: `import ${module}`, isFrom: false })] }
}

/** `from module import name`; also found as `module.name` where the module itself is imported. */
export function pythonName(tree: Tree, facts: FileFacts, module: string, name: string): Imported | undefined {
  const imports = topImports(tree)
  const found = imports.filter((one) => one.form === 'from' && one.module === module && one.level === 0).flatMap((one) => one.names).find((one) => one.imported === name)
  if (found?.local) return { name: found.local.name, edits: [] }
  const whole = imports.flatMap((one) => one.form === 'module' ? one.names : []).find((one) => one.imported === module)
  if (whole?.local) return { name: `${whole.local.name === module.split('.')[0] ? module : whole.local.name}.${name}`, edits: [] }
  if (isOtherwiseBound(facts, name)) return undefined
  const text = `from ${module} import ${name}`
  return { name, edits: [standard.has(packageOf(module)) ? pythonImport(tree, { module, text, isFrom: true }) : packageImport(tree, module, name)] }
}

/** A name of a package: beside what the file has of the same module, else below what it has of the same package, else below all imports. */
function packageImport(tree: Tree, module: string, name: string): TextEdit {
  const imports = topImports(tree)
  const same = imports.find((one) => one.form === 'from' && one.module === module && one.level === 0 && one.names.every((each) => each.local !== null))
  const last = same?.names.at(-1)
  if (last) return { range: { start: last.range.end, end: last.range.end }, newText: `, ${name}` }
  const near = imports.findLast((one) => packageOf(moduleOf(one)) === packageOf(module) && (one.form === 'module' || one.level === 0))
  const after = near ?? imports.at(-1)
  const text = `from ${module} import ${name}`
  return after ? afterLine(tree, after.range.end, lineEnding(tree.text) + text) : pythonImport(tree, { module, text, isFrom: true })
}

function packageOf(module: string): string {
  return module.split('.')[0] ?? module
}

/** Several new imports as one block where they come to stand at one place. */
export function importEdits(...all: readonly Imported[]): TextEdit[] {
  const edits = all.flatMap((one) => one.edits)
  return edits.map((edit, index) => {
    const next = edits[index + 1]
    return next?.range.start === edit.range.start ? { ...edit, newText: edit.newText.replace(/(\r?\n)\r?\n$/, '$1') } : edit
  })
}

function topImports(tree: Tree): readonly Import[] {
  return tree.root.body.filter((statement) => statement.kind === 'import')
}

/** A definition of the name that is no import at the top: the new import would be hidden, or hide it. */
function isOtherwiseBound(facts: FileFacts, name: string): boolean {
  return facts.bindings.some((binding) => binding.name === name && binding.definitions.some((id) => facts.definitions[id]?.source.from !== 'import' || binding.scope === 0))
}

/** Modules of the standard library, by their first name: those whose imports commonly stand first in a file. */
const standard: ReadonlySet<string> = new Set([
  'abc', 'argparse', 'array', 'ast', 'asyncio', 'base64', 'bisect', 'builtins', 'calendar', 'collections', 'concurrent', 'configparser', 'contextlib', 'contextvars', 'copy',
  'csv', 'ctypes', 'dataclasses', 'datetime', 'decimal', 'difflib', 'email', 'enum', 'errno', 'fnmatch', 'fractions', 'functools', 'gc', 'getpass', 'glob', 'gzip', 'hashlib',
  'heapq', 'hmac', 'html', 'http', 'importlib', 'inspect', 'io', 'ipaddress', 'itertools', 'json', 'locale', 'logging', 'math', 'mimetypes', 'multiprocessing', 'numbers',
  'operator', 'os', 'pathlib', 'pickle', 'platform', 'pprint', 'queue', 'random', 're', 'secrets', 'select', 'shlex', 'shutil', 'signal', 'smtplib', 'socket', 'sqlite3', 'ssl',
  'statistics', 'string', 'struct', 'subprocess', 'sys', 'tempfile', 'textwrap', 'threading', 'time', 'timeit', 'traceback', 'types', 'typing', 'unicodedata', 'unittest',
  'urllib', 'uuid', 'warnings', 'weakref', 'xml', 'zipfile', 'zlib', 'zoneinfo',
])

interface NewImport { readonly module: string; readonly text: string; readonly isFrom: boolean }

/** In its place among the standard library's imports; before all others; after the docstring and `__future__`. */
function pythonImport(tree: Tree, wanted: NewImport): TextEdit {
  const ending = lineEnding(tree.text)
  const { body } = tree.root
  let first = 0
  while (first < body.length && isPreamble(body[first] as Statement, first)) first++
  const group: Import[] = []
  for (const statement of body.slice(first)) {
    const previous = group.at(-1)
    const isNext = statement.kind === 'import' && !(statement.form === 'from' && statement.level > 0) && standard.has(moduleOf(statement).split('.')[0] ?? '')
    if (!isNext || (previous && /\n[ \t]*\r?\n/.test(tree.text.slice(previous.range.end, statement.range.start)))) break
    group.push(statement)
  }
  const before = group.find((one) => comesAfter(one, wanted))
  if (before) return { range: { start: before.range.start, end: before.range.start }, newText: wanted.text + ending }
  const last = group.at(-1)
  if (last) return afterLine(tree, last.range.end, ending + wanted.text)
  const next = body[first]
  const preamble = body[first - 1]
  if (next?.kind === 'import') return { range: { start: next.range.start, end: next.range.start }, newText: wanted.text + ending + ending }
  if (preamble) return afterLine(tree, preamble.range.end, ending + ending + wanted.text)
  const start = firstFree(tree)
  return { range: { start, end: start }, newText: `${wanted.text}${ending}${ending}${start < tree.text.length && !/\s/.test(tree.text[start] ?? ' ') && next ? ending : ''}` }
}

function moduleOf(one: Import): string {
  return one.form === 'module' ? one.names[0]?.imported ?? '' : one.module
}

/** The order of isort: plain imports before `from`, each by module. */
function comesAfter(one: Import, wanted: NewImport): boolean {
  const isFrom = one.form === 'from'
  return isFrom === wanted.isFrom ? moduleOf(one) > wanted.module : isFrom
}

function isPreamble(statement: Statement, index: number): boolean {
  if (index === 0 && statement.kind === 'expression-statement' && statement.expression.kind === 'literal' && statement.expression.type === 'string') return true
  return statement.kind === 'import' && statement.form === 'from' && statement.module === '__future__'
}

function afterLine(tree: Tree, offset: number, newText: string): TextEdit {
  const lineEnd = tree.text.indexOf('\n', offset)
  const end = lineEnd < 0 ? tree.text.length : tree.text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
  return { range: { start: end, end }, newText }
}

/** After a byte order mark and the comments that a file opens with (`#!`, an encoding, a licence). */
function firstFree(tree: Tree): number {
  const opening = /^\uFEFF?(?:#[^\n]*(?:\n|$))*/.exec(tree.text)
  return opening?.[0].length ?? 0
}

/** `import { name } from 'module'`; undefined where the name means something else in the file. */
export function scriptName(tree: Tree, facts: FileFacts, module: string, name: string): Imported | undefined {
  const imports = topImports(tree)
  const bare = module.replace(/^node:/, '')
  const same = imports.filter((one) => !one.typeOnly && one.module.replace(/^node:/, '') === bare)
  const found = same.flatMap((one) => one.names).find((one) => one.imported === name && !one.typeOnly)
  if (found?.local) return { name: found.local.name, edits: [] }
  const space = same.flatMap((one) => one.names).find((one) => one.imported === '*')
  if (space?.local) return { name: `${space.local.name}.${name}`, edits: [] }
  if (isOtherwiseBound(facts, name)) return undefined
  const quote = /from\s+"|require\("/.test(tree.text) ? '"' : '\''
  const semicolon = usesSemicolons(tree) ? ';' : ''
  const ending = lineEnding(tree.text)
  const last = imports.at(-1)
  if (last) return { name, edits: [afterLine(tree, last.range.end, `${ending}import { ${name} } from ${quote}${module}${quote}${semicolon}`)] }
  const isCommonJs = /\brequire\s*\(/.test(tree.text) && !/^\s*export\b/m.test(tree.text)
  const text = isCommonJs ? `const { ${name} } = require(${quote}${module}${quote})${semicolon}` : `import { ${name} } from ${quote}${module}${quote}${semicolon}`
  const start = afterDirectives(tree)
  return { name, edits: [{ range: { start, end: start }, newText: text + ending }] }
}

/** After `#!` and directives such as 'use strict'. */
function afterDirectives(tree: Tree): number {
  let start = /^\uFEFF?(?:#![^\n]*\n)?/.exec(tree.text)?.[0].length ?? 0
  for (const statement of tree.root.body) {
    if (statement.kind !== 'expression-statement' || statement.expression.kind !== 'literal' || statement.expression.type !== 'string') break
    const end = tree.text.indexOf('\n', statement.range.end)
    start = end < 0 ? tree.text.length : end + 1
  }
  return start
}
