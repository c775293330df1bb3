// A list searched once per pass costs its length times the passes; a set answers each test at once.

import type { Confidence } from '../../finding.js'
import type { MembershipFact } from '../../model/facts.js'
import { alternatives, present, weaker, type Kind } from '../../model/kinds.js'
import { smallBound } from '../../model/questions/bounds.js'
import type { Repetition } from '../../model/questions/repetition.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import { rule } from '../rule.js'
import { nameOf, oncePer, outerLoops, quoted } from '../words.js'
import { companionOf, companionSet, type Companion } from './list-membership-in-loop.companion.js'
import { setAboveLoop } from './list-membership-in-loop.fixes.js'
import { givesPosition } from './list-membership-in-loop.tests.js'
import { growsMeanwhile, isEmptyByDefault, isMapping } from './list-membership-in-loop.guesses.js'
import { isRebuiltAlike } from './list-membership-in-loop.rebuilt.js'
import { workOf } from './list-membership-in-loop.work.js'

export interface ListSearch {
  readonly test: MembershipFact
  readonly loop: Repetition
  readonly list: Kind
  /** `if x not in out: out.append(x)`: the list changes, but only by what the test lets through. */
  readonly companion: Companion | undefined
  /** Each test builds the same list anew. */
  readonly isRebuilt: boolean
  /** `xs.extend(y for y in ys if y not in xs)`: what the test lets through is in the list by the next one. */
  readonly isGrown: boolean
}

export default rule<'membership', ListSearch>({
  id: 'list-membership-in-loop',
  languages: ['python', 'typescript'],
  category: 'compute',
  severity: 'information',
  summary: 'A list is searched once per iteration.',
  why: 'Each test walks the list from its start, so the loop does passes × length comparisons. A set built once above the loop answers each test in constant time.',
  silent: [
    'Sets, dicts, maps, strings and ranges; lists known to hold at most 8 elements, tuples of at most 16; loops over `**kwargs`.',
    'Lists that are changed inside the loop, or built of what changes there, also through an alias or a function that they are given to.',
    'Lists whose elements are known to be unhashable (Python), searches from a start position, and optional calls.',
  ],
  fixes: 'Builds a set once above the outermost loop in which the list stays unchanged. Safe where the types of both sides are known, hashable and compare the same way; suggested otherwise.',
  costs: [
    {
      python: 'def kept(users: list[str], banned: list[str]):\n    return [u for u in users if ⟦u not in banned⟧]\n',
      fixed: 'def kept(users: list[str], banned: list[str]):\n    banned_set = set(banned)\n    return [u for u in users if u not in banned_set]\n',
    },
    {
      typescript: 'function kept(users: string[], banned: string[]) {\n  return users.filter((u) => !⟦banned.includes(u)⟧)\n}\n',
      fixed: 'function kept(users: string[], banned: string[]) {\n  const bannedSet = new Set(banned)\n  return users.filter((u) => !bannedSet.has(u))\n}\n',
    },
  ],
  fine: [
    { python: 'def kept(users: list[str], banned: set[str]):\n    return [u for u in users if u not in banned]\n' },
    { typescript: 'function kept(users: string[], banned: Set<string>) {\n  return users.filter((u) => !banned.has(u))\n}\n' },
  ],
  at: 'membership',
  detect(test, ask) {
    const list = present(ask.kindOf(test.collection))
    const confidence = listConfidence(list)
    const loop = confidence && ask.repeats(test)
    if (!loop || isOptional(ask.node(test.node)) || isShort(ask, test) || ask.isOverKeywords(loop.loop) || hasUnhashableElements(ask, list, test)) return undefined
    const isChanged = ask.changesIn(test.collection, loop.loop)
    const companion = isChanged ? companionOf(test, loop, ask) : undefined
    const isRebuilt = isChanged && !companion && isRebuiltAlike(test, loop.loop, ask)
    if (isChanged && !companion && !isRebuilt) return undefined
    const isGrown = !isChanged && growsMeanwhile(test, loop.loop, ask)
    const search = { test, loop, list, companion, isRebuilt, isGrown }
    return {
      range: ask.node(test.node).range,
      confidence: isLittle(ask, list, test) || isEmptyByDefault(ask, list, test) ? 'low' : weaker(companion || isGrown ? 'medium' : confidence, loop.confidence),
      message: messageOf(search, ask),
      related: outerLoops(ask, loop),
      data: search,
    }
  },
  fix: ({ data }, ask) => {
    if (data.isRebuilt) return 'No fix is offered: give the list a name above the loop first.'
    if (data.isGrown) return 'No fix is offered: the list grows while it is searched.'
    if (!data.companion) return setAboveLoop(data, ask)
    const fix = companionSet(data, data.companion, ask)
    return 'reason' in fix ? fix.reason : [fix]
  },
  work: ({ data }, ask) => workOf(data, ask),
})

function messageOf({ test, loop, list, companion, isRebuilt, isGrown }: ListSearch, ask: Ask): string {
  const collection = ask.nodeOf(test.collection)
  const kind = isTuple(list) ? 'tuple' : 'list'
  const what = nameOf(collection) === '' ? `A ${kind}` : `The ${kind} ${quoted(ask, collection)}`
  return `${what} is ${isRebuilt ? 'built anew and searched' : 'searched from its start'} ${oncePer(ask, loop.loop)}; ${isGrown ? keptBeside : instead(test, companion, ask)} would answer each test at once.`
}

const keptBeside = 'a set kept beside it'

function instead(test: MembershipFact, companion: Companion | undefined, ask: Ask): string {
  if (companion) return keptBeside
  if (test.form === 'count') return 'a `Counter` made once'
  return givesPosition(test, ask) ? `a ${ask.isPython ? 'dict' : 'Map'} from value to position, built once,` : 'a set built once'
}

/** `xs?.includes(x)`, also further up the chain: without a list the answer is undefined, which no set gives. */
function isOptional(node: Node): boolean {
  for (let at = node; at.kind === 'call' || at.kind === 'member' || at.kind === 'index' || at.kind === 'cast';) {
    if ('optional' in at && at.optional) return true
    at = at.kind === 'call' ? at.callee : at.kind === 'cast' ? at.value : at.object
  }
  return false
}

/** How sure it is that every possible value is a list; undefined where one may be something else. */
function listConfidence(kind: Kind): Confidence | undefined {
  const all = alternatives(kind)
  return all.every((one) => one.is === 'list' || one.is === 'tuple') ? kind.confidence : undefined
}

/** A constant tuple of so few that a set of them saves next to nothing, and costs about as much to build. */
const fewElements = 16

function isLittle(ask: Ask, list: Kind, test: MembershipFact): boolean {
  const bound = isTuple(list) ? ask.lengthBound(test.collection) : undefined
  return bound !== undefined && bound <= fewElements
}

function isTuple(list: Kind): boolean {
  return alternatives(list).every((one) => one.is === 'tuple')
}

function isShort(ask: Ask, test: MembershipFact): boolean {
  const bound = ask.lengthBound(test.collection) ?? ask.usualLength(test.collection) ?? ask.givenLength(test.collection)
  return bound !== undefined && bound <= smallBound
}

/** Python's sets refuse lists, dicts and sets; JavaScript's take anything. */
function hasUnhashableElements(ask: Ask, list: Kind, test: MembershipFact): boolean {
  if (!ask.isPython) return false
  const elements = alternatives(list).flatMap((one) => one.is === 'list' || one.is === 'tuple' ? alternatives(one.of) : [])
  return [...elements, ...alternatives(ask.kindOf(test.element))].some((one) => ask.isUnhashable(one)) || isMapping(ask, test.element)
}
