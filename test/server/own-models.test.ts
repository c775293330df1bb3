// Models of the project's own in the editor: findings follow them, and mistakes in them are problems of the configuration file.

import assert from 'node:assert/strict'
import { startEditor, type Editor } from './editor.js'

const python = `import acme_http

def load(urls):
    out = []
    for url in urls:
        out.append(acme_http.fetch(url))
    return out
`
const configuration = (kind: string): string => JSON.stringify({ models: [{ language: 'python', functions: { 'acme_http.fetch': { effect: { kind, blocking: true } } } }] })

describe('server: models of the project', () => {
  let editor: Editor
  before(async () => { editor = await startEditor({ '.cost-hints.json': configuration('request'), 'app.py': python }) })
  after(() => editor.stop())

  it('are used for open documents', async () => {
    await editor.open('app.py')
    assert.deepEqual((await editor.current('app.py')).map(({ code }) => code), ['sequential-request'])
  })

  it('change what is shown when they change', async () => {
    const gone = editor.next('app.py', ({ diagnostics }) => diagnostics.length === 0)
    await editor.write('.cost-hints.json', configuration('log'))
    await gone
    const back = editor.next('app.py', ({ diagnostics }) => diagnostics.length === 1)
    await editor.write('.cost-hints.json', configuration('request'))
    await back
  })

  it('have their mistakes shown where they are', async () => {
    const shown = editor.next('.cost-hints.json', ({ diagnostics }) => diagnostics.length === 1)
    await editor.write('.cost-hints.json', configuration('requst'))
    const [only] = await shown
    assert.match(typeof only?.message === 'string' ? only.message : '', /^"models\[0\]\.functions\.acme_http\.fetch\.effect\.kind" must be one of .* did you mean "request"\?$/)
    const start = configuration('requst').indexOf('"requst"')
    assert.deepEqual(only?.range, { start: { line: 0, character: start }, end: { line: 0, character: start + '"requst"'.length } })
  })
})
