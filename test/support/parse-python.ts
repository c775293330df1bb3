// Python source to tree, with the grammars of the installed packages.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { createPythonParser, type PythonParser } from '../../src/analysis/syntax/python/index.js'

const { resolve } = createRequire(import.meta.url)

export async function pythonParserForTests(): Promise<PythonParser> {
  return createPythonParser({
    runtime: readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm')),
    python: readFileSync(resolve('tree-sitter-python/tree-sitter-python.wasm')),
  })
}
