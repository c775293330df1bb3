// What every rule does alike: its fixes are thought out once for each detection, and not at all where detections are only counted.

import assert from 'node:assert/strict'
import { defaultOptions } from '../../src/analysis/options.js'
import { createAsk } from '../../src/analysis/rules/ask.js'
import { rule, type Fixes, type Rule } from '../../src/analysis/rules/rule.js'
import { subjectOf } from '../support/subject.js'

const edit = { range: { start: 0, end: 0 }, newText: '' }

function counting(fixes: Fixes): { readonly rule: Rule, readonly asked: () => number } {
  let asked = 0
  return {
    asked: () => asked,
    rule: rule<'call', null>({
      id: 'x', languages: ['python'], category: 'compute', severity: 'hint', summary: '', why: '', fixes: '', costs: [], fine: [], at: 'call',
      detect: (call, ask) => ({ range: ask.node(call.node).range, confidence: 'high', message: '', data: null }),
      fix() {
        asked++
        return fixes
      },
    }),
  }
}

describe('a rule', () => {
  it('asks for the fixes of each detection once', async () => {
    const proposed = [{ title: '', safety: 'safe' as const, edits: [edit] }]
    const { rule, asked } = counting(proposed)
    const found = rule.run(createAsk(await subjectOf('a.py', 'a()\nb()\n'), defaultOptions))
    assert.deepEqual(found.map((one) => one.fixes), [proposed, proposed])
    assert.equal(asked(), 2)
  })

  it('says why there are none', async () => {
    const { rule } = counting('No fix is offered: no.')
    assert.deepEqual(rule.run(createAsk(await subjectOf('a.py', 'a()\n'), defaultOptions)).map(({ fixes }) => fixes), ['No fix is offered: no.'])
  })

  it('counts without asking for fixes', async () => {
    const { rule, asked } = counting([])
    assert.equal(rule.count(createAsk(await subjectOf('a.py', 'a()\nb()\n'), defaultOptions)), 2)
    assert.equal(asked(), 0)
  })
})
