// The door to Python: text → common tree. Owns the WebAssembly parser and its memory; whatever happens, a tree comes back.

import { Language, Parser } from 'web-tree-sitter'

import { finishTree } from '../children.js'
import type { Tree } from '../tree.js'
import { readComments } from './comments.js'
import { lowerModule } from './module.js'
import { repairSyntax } from './repair.js'
import { nodeTypesOf, readSyntaxTree, type SyntaxNode, type SyntaxTree } from './syntax-node.js'

export interface PythonParser { parse(text: string): Tree }

/** `runtime` and `python` are the bytes of web-tree-sitter's and of the grammar's .wasm file. */
export async function createPythonParser(grammars: { runtime: Uint8Array; python: Uint8Array }): Promise<PythonParser> {
  await Parser.init({ wasmBinary: grammars.runtime })
  const language = await Language.load(grammars.python)
  const types = nodeTypesOf(language)
  let parser = newParser(language)

  function read(text: string): SyntaxTree | null {
    let steps = 0
    const limit = 1000 + text.length
    const tree = parser.parse(
      (index) => text.slice(index, index + chunkLength), null,
      { progressCallback: () => ++steps > limit },
    )
    if (!tree) {
      parser.reset()
      return null
    }
    try {
      return readSyntaxTree(tree, types, text)
    } finally {
      tree.delete()
    }
  }

  function parseFragment(text: string): SyntaxNode | null {
    const syntax = read(text)
    return syntax && !syntax.hasErrors ? syntax.root : null
  }

  function parseGuarded(text: string): Tree {
    if (text.length > longestText) return emptyTree(text, 'This file is too large to be analysed.')
    const first = read(text)
    if (!first) return emptyTree(text, 'This file is too broken to be analysed.')
    const repaired = repairSyntax(text, first, read)
    const problems = [...repaired.problems]
    const root = lowerModule(repaired.syntax, repaired.text, parseFragment, (range, message) => problems.push({ range, message }))
    problems.sort((a, b) => a.range.start - b.range.start)
    return finishTree({ language: 'python', text, root, comments: readComments(repaired.syntax.comments, text), problems })
  }

  return {
    parse(text) {
      try {
        return parseGuarded(text)
      } catch (error) {
        parser = replaceParser(parser, language)
        return emptyTree(text, `This file could not be analysed: ${error instanceof Error ? error.message : String(error)}`)
      }
    },
  }
}

/** What the runtime copies at once; longer slices would be cut there anyway. */
const chunkLength = 5000
const longestText = 10_000_000

function newParser(language: Language): Parser {
  const parser = new Parser()
  parser.setLanguage(language)
  return parser
}

/** A parser that aborted may hold half a parse; if not even its deletion works, its memory is lost, and a new one still serves. */
function replaceParser(old: Parser, language: Language): Parser {
  try {
    old.delete()
  } catch {
    return newParser(language)
  }
  return newParser(language)
}

function emptyTree(text: string, message: string): Tree {
  const range = { start: 0, end: text.length }
  return finishTree({
    language: 'python', text, comments: [], problems: [{ range: { start: 0, end: 0 }, message }],
    root: { kind: 'module', id: -1, parent: null, range, outer: range, body: [] },
  })
}
