// Reads one `.cost-hints.json` into a type, once; every mistake is named with its place, what is allowed, and what was meant.

import { readFile } from 'node:fs/promises'
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { configurationShape, type ConfigurationFile } from './configuration-keys.js'
import { reasonOf, UserError } from './user-error.js'

export interface ConfigurationMistake {
  /** UTF-16 offset in the file. */
  readonly offset: number
  readonly length: number
  readonly message: string
}

export interface ParsedConfiguration {
  readonly value: Partial<ConfigurationFile>
  readonly mistakes: readonly ConfigurationMistake[]
}

/** `path` is shown to people as given. Throws a `UserError` with a line for each mistake. */
export async function readConfiguration(path: string, ruleIds: readonly string[]): Promise<ParsedConfiguration> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(`${path}: the configuration cannot be read: ${reasonOf(error)}`)
  })
  const parsed = parseConfiguration(text, ruleIds)
  if (parsed.mistakes.length > 0) {
    throw new UserError(parsed.mistakes.map(({ offset, message }) => `${path}:${placeOf(text, offset)}: ${message}`).join('\n'))
  }
  return parsed
}

export function parseConfiguration(source: string, ruleIds: readonly string[]): ParsedConfiguration {
  // A byte order mark counts as a character, so that offsets stay those of the file.
  const text = source.startsWith('\ufeff') ? ` ${source.slice(1)}` : source
  if (text.trim() === '') return { value: {}, mistakes: [emptyFile] }
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  // Later errors mostly follow from the first.
  const mistakes = errors.slice(0, 1).map(({ error, offset, length }) => ({ offset, length, message: syntaxMessage(printParseErrorCode(error)) }))
  if (tree === undefined || mistakes.length > 0) return { value: {}, mistakes }
  return checked(tree, ruleIds)
}

const emptyFile: ConfigurationMistake = { offset: 0, length: 0, message: 'the file is empty; the least it may hold is {}' }

function checked(tree: Node, ruleIds: readonly string[]): ParsedConfiguration {
  const mistakes: ConfigurationMistake[] = []
  const complain = (node: Node, message: string): void => {
    mistakes.push({ offset: node.offset, length: node.length, message })
  }
  const value = configurationShape(ruleIds).read(tree, '', complain) ?? {}
  return { value, mistakes }
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

/** `PropertyNameExpected` → `property name expected`. */
function syntaxMessage(code: string): string {
  return `not valid JSON: ${code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase()}`
}
