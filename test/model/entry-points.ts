// Checks a program for its entry points: each is marked on the line of its function, in a comment `> kind name`; the file's own on its first line.

import assert from 'node:assert/strict'
import type { EntryPoint } from '../../src/analysis/work.js'
import { entryPointOf } from '../../src/analysis/model/questions/entry-points.js'
import { indexLines } from '../../src/analysis/text/lines.js'
import { filesOf } from '../support/check.js'
import { subjectsOf } from '../support/subject.js'

export function entries(title: string, source: string, path = 'main.py'): void {
  it(title, async () => {
    const subjects = await subjectsOf(filesOf(source, path))
    const found: string[] = []
    const expected: string[] = []
    for (const [file, subject] of subjects) {
      const { lineAt } = indexLines(subject.text)
      subject.facts.functions.forEach((fact, id) => {
        const node = subject.tree.nodes[fact.node]
        const entry = entryPointOf(subject, id)
        if (entry) found.push(`${file}:${lineAt(node?.kind === 'function' ? node.header.start : 0) + 1} ${shown(entry)}`)
      })
      subject.text.split('\n').forEach((line, index) => {
        const mark = /(?:#|\/\/)> (.*)$/.exec(line)?.[1]
        if (mark !== undefined) expected.push(`${file}:${index + 1} ${mark}`)
      })
    }
    assert.deepEqual(found.sort(), expected.sort())
  })
}

function shown({ kind, name, callsPerMonth }: EntryPoint): string {
  const runs = callsPerMonth === undefined ? [] : [String(callsPerMonth < 100 ? Math.round(callsPerMonth * 10) / 10 : Math.round(callsPerMonth)).replace(/^87\..*/, '87')]
  return [kind, name, ...runs].join(' ')
}
