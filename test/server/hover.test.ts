// Hovers and rule pages are made from the rules' own words.

import assert from 'node:assert/strict'
import { rules } from '../../src/analysis/rules/index.js'
import { startEditor, type Editor } from './editor.js'
import { python, rule } from './sources.js'

describe('server: explanations', () => {
  let editor: Editor
  before(async () => { editor = await startEditor({ 'app.py': python }) })
  after(() => editor.stop())

  it('explains a finding where it stands', async () => {
    await editor.open('app.py')
    // Nobody who points at something waits for an analysis that is not done soon.
    await editor.current('app.py')
    const text = await editor.hover('app.py', 'user not in banned')
    const why = rules.find(({ id }) => id === rule)?.why ?? assert.fail('no such rule')
    assert.ok(text.includes(why), text)
    assert.match(text, /```python\n/)
    assert.doesNotMatch(text, /[⟦⟧]/)
    assert.equal(await editor.hover('app.py', 'def kept'), '')
  })

  it('has a page for every rule', async () => {
    const listed: { id: string }[] = await editor.connection.sendRequest('costHints/rules')
    assert.deepEqual(listed.map(({ id }) => id), rules.map(({ id }) => id))
    for (const { id, summary } of rules) {
      const page: string = await editor.connection.sendRequest('costHints/ruleDocumentation', { rule: id })
      assert.ok(page.startsWith(`# ${id}\n\n${summary}`))
      assert.doesNotMatch(page, /[⟦⟧]|undefined/)
    }
    assert.equal(await editor.connection.sendRequest('costHints/ruleDocumentation', { rule: 'none' }), null)
  })
})
