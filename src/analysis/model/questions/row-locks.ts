// Transactions that lock rows: `select_for_update()`, `FOR UPDATE`, `lock: true`. They are kept short, so each is meant for its own row.

import type { Node } from '../../syntax/tree.js'
import type { Subject } from './subject.js'

const locks = /select_for_update|with_for_update|\bfor update\b|\block\s*:|setLock\(/i

/** `begin`: the call that begins it, as the item of a `with` or with the function that runs in it. */
export function holdsLocks(subject: Subject, begin: Node): boolean {
  const whole = begin.parent?.kind === 'with-item' ? begin.parent.parent ?? begin : begin
  return locks.test(subject.tree.text.slice(whole.range.start, whole.range.end))
}
