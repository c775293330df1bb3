// What operations are called, one and several of them.

import type { EffectKind } from '../analysis/libraries/schema.js'
import type { WorkKind } from '../analysis/work.js'

export const nouns: Readonly<Record<EffectKind | WorkKind, readonly [string, string]>> = {
  query: ['query', 'queries'], load: ['relation load', 'relation loads'], write: ['write', 'writes'], mark: ['marked row', 'marked rows'],
  begin: ['transaction', 'transactions'], commit: ['commit', 'commits'], rollback: ['rollback', 'rollbacks'], connect: ['connection', 'connections'],
  request: ['request', 'requests'], paid: ['paid call', 'paid calls'], 'file-read': ['file read', 'file reads'], 'file-write': ['file write', 'file writes'],
  sleep: ['sleep', 'sleeps'], log: ['log line', 'log lines'], subprocess: ['subprocess', 'subprocesses'], lock: ['lock', 'locks'], ui: ['dialog', 'dialogs'],
  compute: ['heavy computation', 'heavy computations'],
  row: ['row', 'rows'], comparison: ['comparison', 'comparisons'], lookup: ['lookup', 'lookups'], byte: ['byte held', 'bytes held'],
}
