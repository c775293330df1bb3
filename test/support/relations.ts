// Cases about relations as several files with marks at the ends of lines. `: author` a load of that relation, `: author anew` one that asks
// also where it came along, `: author refined` not all of its rows; `= author.company tags` the ways that a call brings along, `= ?` perhaps all.

import assert from 'node:assert/strict'
import { loadedBy } from '../../src/analysis/model/questions/loaded.js'
import { operationsOf } from '../../src/analysis/model/questions/operations.js'
import type { Subject } from '../../src/analysis/model/questions/subject.js'
import { libraryCallsOf } from '../../src/analysis/model/resolve/calls.js'
import { indexLines } from '../../src/analysis/text/lines.js'
import { filesOf } from './check.js'
import { subjectsOf } from './subject.js'

export function relations(name: string, source: string): void {
  it(name, async () => {
    const files = filesOf(source, 'main.py')
    const subjects = await subjectsOf(files)
    for (const [path, text] of files) {
      const subject = subjects.get(path)
      if (!subject) continue
      assert.deepEqual(subject.tree.problems, [])
      const shown = text.split('\n').map((line) => line.replace(/\s*(#|\/\/)[:=] .*$/, ''))
      const found = marksOf(subject)
      const got = shown.map((line, index) => [line, found.get(index) ?? ''].filter(Boolean).join('  '))
      const expected = text.split('\n').map((line) => line.replace(/\s*(?:#|\/\/)([:=] .*)$/, '  $1'))
      assert.deepEqual(got, expected)
    }
  })
}

function marksOf(subject: Subject): ReadonlyMap<number, string> {
  const lines = indexLines(subject.tree.text)
  const lineOf = (node: number) => lines.lineAt(subject.tree.nodes[node]?.range.start ?? 0)
  const loads = new Map<number, string[]>()
  const brought = new Map<number, string[]>()
  const add = (marks: Map<number, string[]>, line: number, text: string) => marks.set(line, [...(marks.get(line) ?? []), text])
  for (const { kind, node, relation } of operationsOf(subject)) {
    if (kind === 'load' && relation) add(loads, lineOf(node), [relation.relation.name, relation.isAnew ? 'anew' : '', relation.isRefined === true ? 'refined' : ''].filter(Boolean).join(' '))
  }
  subject.facts.calls.forEach((call, id) => {
    for (const { model } of libraryCallsOf(subject.resolver, subject.file, id)) {
      if (!model.loads) continue
      const { paths, isAll } = loadedBy(subject, id, model.loads, () => undefined)
      const text = isAll ? '?' : paths.map((path) => path.join('.')).join(' ')
      if (text !== '') add(brought, lineOf(call.node), text)
    }
  })
  const shown = (mark: string, texts: readonly string[] | undefined) => texts ? [`${mark} ${texts.join(' ')}`] : []
  return new Map([...loads.keys(), ...brought.keys()].map((line) => [line, [...shown(':', loads.get(line)), ...shown('=', brought.get(line))].join(' ')]))
}
