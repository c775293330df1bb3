// A worker that speaks the protocol and misbehaves on command of the file's name: what a hostile file may do to a real one.

import { existsSync, writeFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { Request } from '../../src/service/messages.js'
import { onceMark } from './once-mark.js'

parentPort?.on('message', (request: Request) => {
  const { kind, question } = request
  const path = 'path' in question ? question.path : kind === 'fixes' ? `fixes of ${question.finding.path}` : ''
  // Some files can be read, and are reported never.
  const isHarmless = path.startsWith('late-') && kind !== 'report'
  const act = isHarmless ? '' : path.replace('late-', '')
  if (act === 'hang.py' || (act === 'fixes of slow-fix.py')) for (;;) { /* until the clock ends it */ }
  if (act === 'once.py' && !existsSync(onceMark)) {
    writeFileSync(onceMark, '')
    for (;;) { /* and never again */ }
  }
  if (act === 'exit.py') process.exit(3)
  if (act === 'crash.py') setImmediate(() => { throw new Error('crashed') })
  else if (act === 'throw.py') parentPort?.postMessage({ failure: 'thrown' })
  else parentPort?.postMessage({ answer: answerTo(request, path) })
})
parentPort?.postMessage('ready')

function answerTo({ kind }: Request, path: string): unknown {
  if (kind === 'fixes') return [{ title: 'Fix', safety: 'safe', edits: [] }]
  if (kind === 'report') return reportOf(path)
  return kind === 'index' ? { packed: { path, facts: undefined }, affected: [] } : []
}

function reportOf(path: string): object {
  const finding = {
    rule: 'list-membership-in-loop', category: 'compute', severity: 'information', confidence: 'high', message: 'A message.', path,
    range: { start: 0, end: 1 }, related: [], fingerprint: path,
  }
  return { path, isRead: true, lines: 1, findings: path.includes('fix') ? [finding] : [], problems: [] }
}
