// Fixes of read-whole-file: one plan per shape, or the reason why there is none.

import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import type { LineReading } from './read-whole-file.js'

/** A fix, or why none is offered. */
export type LinePlan = ProposedFix | { readonly reason: string }

export function linePlan(reading: LineReading, ask: Ask): LinePlan {
  const read = ask.node(reading.pass.read.node)
  if (ask.isPython && reading.pass.splitting === 'lines' && reading.pass.names.length === 0 && reading.pass.read.from === 'handle') {
    const source = ask.nodeOf(reading.pass.read.source)
    return { title: 'Iterate the open file', safety: 'safe', edits: [{ range: read.range, newText: ask.text(source.outer) }] }
  }
  return { reason: 'No rewrite.' }
}
