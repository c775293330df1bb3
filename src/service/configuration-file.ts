// Reads one `.cost-hints.json` into a type, once; every mistake is named with its place, what is allowed, and what was meant.

import { lstat, readFile, stat } from 'node:fs/promises'
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { configurationShape, type ConfigurationFile } from './configuration-keys.js'
import { withMore } from './estimating.js'
import { pricingProblems } from './impossible-pricing.js'
import { codeOf, reasonOf, UserError } from './user-error.js'

export interface ConfigurationMistake {
  /** UTF-16 offset in the file. */
  readonly offset: number
  readonly length: number
  readonly message: string
}

export interface ParsedConfiguration {
  readonly value: Partial<ConfigurationFile>
  readonly mistakes: readonly ConfigurationMistake[]
  /** What is no mistake, but does not do what it seems to. */
  readonly notices: readonly ConfigurationMistake[]
}

/** `path` is shown to people as given, with the place in each notice. Undefined where nothing has this name. Throws a `UserError` with a line for each mistake. */
export async function readConfiguration(path: string, ruleIds: readonly string[]): Promise<ParsedConfiguration | undefined> {
  const text = await readConfigurationText(path)
  if (text === undefined) return undefined
  const parsed = parseConfiguration(text, ruleIds)
  if (parsed.mistakes.length > 0) {
    throw new UserError(parsed.mistakes.map((mistake) => placedMessage(path, text, mistake)).join('\n'))
  }
  return { ...parsed, notices: parsed.notices.map((notice) => ({ ...notice, message: placedMessage(path, text, notice) })) }
}

function placedMessage(path: string, text: string, { offset, message }: ConfigurationMistake): string {
  return `${path}:${placeOf(text, offset)}: ${message}`
}

/** Undefined where nothing has this name. Throws a `UserError` for what is there and is no file that can be read. */
export async function readConfigurationText(path: string): Promise<string | undefined> {
  const refuse = (reason: string): never => { throw new UserError(`${path}: the configuration cannot be read: ${reason}`) }
  const status = await stat(path).catch(async (error: unknown) => {
    const isAbsent = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
    if (!isAbsent) return refuse(reasonOf(error))
    return await lstat(path).then(() => true, () => false) ? refuse('it is a link to nothing') : undefined
  })
  if (status === undefined) return undefined
  // A pipe or a device would be waited for.
  if (!status.isFile()) return refuse(status.isDirectory() ? 'is a folder' : 'is no file')
  return readFile(path, 'utf8').catch((error: unknown) => refuse(reasonOf(error)))
}

export function parseConfiguration(source: string, ruleIds: readonly string[]): ParsedConfiguration {
  // A byte order mark counts as a character, so that offsets stay those of the file.
  const text = source.startsWith('\ufeff') ? ` ${source.slice(1)}` : source
  if (text.trim() === '') return { value: {}, mistakes: [emptyFile], notices: [] }
  if (text.includes('\0') || text.startsWith('\ufffd')) return { value: {}, mistakes: [noText], notices: [] }
  const deep = tooDeepAt(text)
  if (deep !== undefined) return { value: {}, mistakes: [{ offset: deep, length: 1, message: `not a configuration: nested more than ${deepest} levels deep` }], notices: [] }
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  // Later errors mostly follow from the first.
  const mistakes = errors.slice(0, 1).map(({ error, offset, length }) => ({ offset, length, message: syntaxMessage(printParseErrorCode(error)) }))
  if (tree === undefined || mistakes.length > 0) return { value: {}, mistakes, notices: [] }
  return checked(tree, ruleIds)
}

const emptyFile: ConfigurationMistake = { offset: 0, length: 0, message: 'the file is empty; the least it may hold is {}' }

const noText: ConfigurationMistake = { offset: 0, length: 0, message: 'the file is not text in UTF-8; save it as UTF-8 (UTF-16 is not read)' }

/** No configuration comes near; the parser calls itself for each level. */
const deepest = 100

function tooDeepAt(text: string): number | undefined {
  let depth = 0
  // Strings and comments are stepped over.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\/|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    if (depth > deepest) return index
  }
  return undefined
}

function checked(tree: Node, ruleIds: readonly string[]): ParsedConfiguration {
  const mistakes: ConfigurationMistake[] = []
  const complain = (node: Node, message: string): void => {
    mistakes.push({ offset: node.offset, length: node.length, message })
  }
  const value = configurationShape(ruleIds).read(tree, '', complain) ?? {}
  // Keys that are wrong by themselves are not held against each other.
  const problems = mistakes.length > 0 ? [] : problemsBetween(tree, value)
  const inOrder = (all: readonly ConfigurationMistake[]): readonly ConfigurationMistake[] => [...all].sort((a, b) => a.offset - b.offset)
  return { value, mistakes: inOrder([...mistakes, ...problems.filter(({ isNotice }) => !isNotice)]), notices: inOrder(problems.filter(({ isNotice }) => isNotice)) }
}

/** Of `pricing`, and of what each environment makes of it. */
function problemsBetween(tree: Node, { pricing = {}, environments = {} }: Partial<ConfigurationFile>): readonly (ConfigurationMistake & { readonly isNotice: boolean })[] {
  const places = [
    { at: ['pricing'], problems: pricingProblems(pricing) },
    ...Object.entries(environments).map(([name, { pricing: own }]) => ({ at: ['environments', name, 'pricing'], problems: own ? pricingProblems(withMore(pricing, own)) : [] })),
  ]
  return places.flatMap(({ at, problems }) => problems.flatMap(({ keys, says, isNotice = false }) => {
    // The first key that is written here: of an environment, what only the rest of the file says is said there.
    const written = keys.map((key) => findNodeAtLocation(tree, [...at, ...key])).find((node) => node !== undefined)
    const [subject = []] = keys
    const isHere = findNodeAtLocation(tree, [...at, ...subject]) !== undefined
    if (!written) return []
    return [{ offset: written.offset, length: written.length, message: `"${[...isHere ? at : ['pricing'], ...subject].join('.')}" ${isHere ? '' : `for "${at.join('.')}" `}${says}`, isNotice }]
  }))
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

/** `PropertyNameExpected` → `property name expected`. */
function syntaxMessage(code: string): string {
  return `not valid JSON: ${code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase()}`
}
