// Each library's sample program, line by line: the operations that the model finds are those that its marks name.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { operationsOf } from '../../src/analysis/model/questions/operations.js'
import { indexLines } from '../../src/analysis/text/lines.js'
import { subjectOf } from '../support/subject.js'

const root = join(process.cwd(), 'test', 'libraries', 'samples')

for (const language of ['python', 'typescript']) {
  describe(`samples of ${language} libraries`, () => {
    for (const name of readdirSync(join(root, language)).filter((file) => /\.(py|ts)$/.test(file)).sort()) {
      it(name, async () => {
        const text = readFileSync(join(root, language, name), 'utf8')
        const subject = await subjectOf(name, text)
        const lines = indexLines(text)
        const found = new Map<number, string[]>()
        for (const operation of operationsOf(subject)) {
          const line = lines.lineAt(subject.tree.nodes[operation.node]?.range.start ?? 0)
          found.set(line, [...(found.get(line) ?? []), operation.kind])
        }
        const differences = text.split('\n').flatMap((source, line) => {
          const mark = /(?:#|\/\/): (MISSING )?(.*)$/.exec(source)
          const got = [...new Set(found.get(line) ?? [])].sort().join(', ')
          const expected = mark && mark[1] === undefined ? [...new Set((mark[2] ?? '').split(/[\s,]+/).filter(Boolean))].sort().join(', ') : ''
          return got === expected ? [] : [`${line + 1}: ${source.trim()} → ${got || 'nothing'}`]
        })
        assert.deepEqual(differences, [])
      })
    }
  })
}
