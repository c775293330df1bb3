// Which calls say how often a loop ran: those that each iteration makes once.

import assert from 'node:assert/strict'
import { outlineOf } from '../../src/analysis/outline.js'
import { subjectOf } from '../support/subject.js'

const python = `
def each(rows, known):
    for row in rows:
        load(row)
        if row in known:
            note(row)
            continue
        append(row)
        row and maybe(row)
    total = [size(row) for row in rows]
    names = [name(row) for row in rows if row]
    twice(rows)
    for row in rows:
        twice(row)
    for row in rows:
        try:
            save(row)
        except ValueError:
            failed(row)
    while more():
        step()
    else:
        finish()


@register
class Book:
    def title(self):
        return self.text
`

const typescript = `
export function each(rows: Row[]) {
  for (const row of rows) {
    load(row)
    if (row.done) continue
    push(row)
  }
  for (let i = 0; i < rows.length; i++) step(rows[i] ?? fallback())
  do { again() } while (more())
}
`

describe('outlines', () => {
  it('name the calls that tell how often a loop of Python ran', async () => {
    const outline = outlineOf(await subjectOf('shop.py', python))
    assert.deepEqual(outline.loops.map(({ calls }) => calls), [['load'], ['size'], [], [], ['save'], ['step']])
    assert.deepEqual(outline.classes, ['Book'])
  })

  it('name those of TypeScript', async () => {
    const outline = outlineOf(await subjectOf('shop.ts', typescript))
    assert.deepEqual(outline.loops.map(({ calls }) => calls), [['load'], ['step'], ['again', 'more']])
  })

  it('say where classes stand, and which constructor is theirs', async () => {
    const subject = await subjectOf('shop.ts', 'class Plain {\n  first = 1\n}\nclass Own {\n  constructor() {\n    this.a = 1\n  }\n}\n')
    const { classBodies, functions } = outlineOf(subject)
    assert.deepEqual(classBodies?.map(({ firstLine, lastLine, constructedBy = 0 }) => [firstLine, lastLine, functions[constructedBy]?.name]), [[0, 2, ''], [3, 7, 'constructor']])
  })

  it('say how often loops run, where the code does', async () => {
    const { loops } = outlineOf(await subjectOf('shop.py', 'def each(rows):\n    for _ in range(3):\n        for row in rows:\n            load(row)\n'))
    assert.deepEqual(loops.map(({ times }) => times), [3, undefined])
  })
})
