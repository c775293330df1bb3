// What a list that is searched in a loop compares, and what a set of its elements looks up instead.

import { mayBeLeftOut } from '../../model/questions/certainty.js'
import { sizeOf } from '../../model/questions/loop-bounds.js'
import { topOf } from '../../model/questions/surroundings.js'
import { placeKeyOf } from '../../model/questions/work-keys.js'
import { passesOf, runsOf } from '../../model/questions/work-passes.js'
import { quantityOf } from '../../model/questions/work-rows.js'
import { detectedWork, times, type Term } from '../../model/questions/work-terms.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import { outermostUnchanged } from './list-membership-in-loop.fixes.js'
import type { ListSearch } from './list-membership-in-loop.js'

/** A search that finds something has come half the way through the list, on average; so has a list that grows from nothing, each time that it is searched. */
const halfway = 0.5

export function workOf(search: ListSearch, ask: Ask): DetectedWork | undefined {
  const { test, loop, companion } = search
  const { subject } = ask
  const own = passesOf(subject, test, loop.loop)
  const above = companion ? loop.loop : outermostUnchanged(search, ask)
  const outermost = above === loop.loop ? own : passesOf(subject, test, above)
  if (!own || !outermost) return undefined
  const tests = times(own.begins, testsOf(search, own.passes, own.function, ask))
  const size = sizeOf(subject, test.collection)
  const [pass] = own.passes.bounds
  // A list that grows has no more elements than there are passes.
  const length = times(typeof size === 'number' ? size : { ...quantityOf(size), ...companion && pass && { within: pass } })
  const share = test.form === 'count' ? 1 : halfway
  // What is put into the set: all of the list above the loop, or each element that is added beside it.
  const filled = times(outermost.begins, length)
  return detectedWork({
    subject, function: own.function, operations: [placeKeyOf(subject, test.node)],
    before: [{ kind: 'comparison', count: [times(tests, length, share)] }], after: [{ kind: 'lookup', count: [tests, filled] }],
  })
}

/** The passes that come to the test. */
function testsOf({ test, loop }: ListSearch, passes: Term, home: number, ask: Ask): Term {
  const { subject } = ask
  const top = topOf({ subject, function: home, pass: { loop: loop.loop, ignored: new Set() } })
  return mayBeLeftOut(ask.node(test.node), top) ? times(runsOf({ subject, node: test.node }, passes)) : passes
}
