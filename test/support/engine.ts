// One engine for all tests of a process.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createEngine, type Engine } from '../../src/analysis/engine.js'

const require = createRequire(import.meta.url)
let engine: Promise<Engine> | undefined

export function sharedEngine(): Promise<Engine> {
  return engine ??= createEngine({
    runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    python: readFileSync(require.resolve('tree-sitter-python/tree-sitter-python.wasm')),
  })
}
