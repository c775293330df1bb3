// A large workspace in the editor: until the first diagnostics, until all of it is known, what that takes in memory, and from an edit
// to its diagnostics with everything known.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEditor } from './edits.mjs'

export async function measureWorkspace(corpus, files, edits) {
  const editor = await openEditor(corpus.folder)
  const opened = performance.now()
  const texts = files.map((file) => ({ path: join(corpus.folder, file), text: readFileSync(join(corpus.folder, file), 'utf8') }))
  const [first, ...others] = texts
  const { milliseconds } = await editor.open(first.path, 'python', first.text)
  await untilIdle(editor.pid)
  const known = performance.now() - opened
  const megabytes = residentMegabytes(editor.pid)
  for (const { path, text } of others) await editor.open(path, 'python', text)
  const rows = []
  for (const { path, text } of texts) rows.push({ file: path.slice(corpus.folder.length + 1), lines: text.split('\n').length, times: await editor.type(path, text, edits) })
  await editor.close()
  return { firstMilliseconds: milliseconds, knownMilliseconds: known, megabytes, rows }
}

/** Less than a tenth of a core for two seconds. */
async function untilIdle(pid) {
  let before = cpuSeconds(pid)
  for (let calm = 0; calm < 2;) {
    await new Promise((resolve) => { setTimeout(resolve, 1000) })
    const now = cpuSeconds(pid)
    calm = now - before < 0.1 ? calm + 1 : 0
    before = now
  }
}

/** Of all threads; Linux alone tells it this way. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
}
