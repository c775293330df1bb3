// Goldens of Python: source lines against the printed statements.

import assert from 'node:assert/strict'

import type { PythonParser } from '../../src/analysis/syntax/python/index.js'
import { pythonParserForTests } from './parse-python.js'
import { printTree } from './print-tree.js'

export type Golden = (title: string, source: readonly string[], expected: readonly string[]) => void

/** To be called inside of `describe`; the source must have no problems. */
export function pythonGoldens(): Golden {
  let parser: PythonParser
  before(async () => {
    parser = await pythonParserForTests()
  })
  return (title, source, expected) => {
    it(title, () => {
      const tree = parser.parse(`${source.join('\n')}\n`)
      assert.deepEqual(tree.problems, [])
      assert.deepEqual(printTree(tree).split('\n'), expected)
    })
  }
}
