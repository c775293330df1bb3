// A worker that speaks the protocol and misbehaves on command of the file's name: what a hostile file may do to a real one.

import { parentPort } from 'node:worker_threads'
import type { Request } from '../../src/service/messages.js'

parentPort?.on('message', ({ kind, question }: Request) => {
  const path = 'path' in question ? question.path : kind === 'fixes' ? `fixes of ${question.finding.path}` : ''
  if (path === 'hang.py' || (path === 'fixes of slow-fix.py')) for (;;) { /* until the clock ends it */ }
  if (path === 'exit.py') process.exit(3)
  if (path === 'crash.py') setImmediate(() => { throw new Error('crashed') })
  else if (path === 'throw.py') parentPort?.postMessage({ failure: 'thrown' })
  else parentPort?.postMessage({ answer: kind === 'fixes' ? [fix] : reportOf(path) })
})
parentPort?.postMessage('ready')

const fix = { title: 'Fix', safety: 'safe', edits: [] }

function reportOf(path: string): object {
  const finding = {
    rule: 'list-membership-in-loop', category: 'compute', severity: 'information', confidence: 'high', message: 'A message.', path,
    range: { start: 0, end: 1 }, related: [], fingerprint: path,
  }
  return { path, isRead: true, lines: 1, findings: path.includes('fix') ? [finding] : [], problems: [], text: 'x' }
}
