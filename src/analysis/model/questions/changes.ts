// Whether a collection may change: by its methods, by stores, through aliases, or in functions that it is given to.

import { isInside } from '../../text/range.js'
import { none, type DefinitionId, type FunctionId, type LoopId, type NodeId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { decoratedAs } from '../resolve/decorators.js'
import { functionsRunIn } from './calls-within.js'
import { isHarmless, mutationsOf, mutationsOn, pathsTo, targetsInFile, type Mutation } from './mutations.js'
import { originsOf } from './origins.js'
import { isReboundIn } from './steadiness.js'
import { kindAt, nodeAt, partsOf, type Subject } from './subject.js'

/** Whether the collection may be another one, or have other elements, in one iteration than in the next. */
export function changesIn(subject: Subject, value: ValueId, loop: LoopId, except?: NodeId): boolean {
  const fact = subject.facts.loops[loop]
  if (!fact) return true
  // What a clause repeats stands around it.
  const around = fact.form === 'clause' ? nodeAt(subject, fact.node).parent?.id ?? fact.node : fact.node
  return isMadeIn(subject, value, new Set(fact.definitions), around) || changesWithin(subject, value, around, except)
}

/** Whether anything that happens in the code of a node, but for the code of `except`, may change the collection in place, or make its name stand for another. */
export function changesWithin(subject: Subject, value: ValueId, node: NodeId, except?: NodeId): boolean {
  const origins = originsOf(subject, value)
  const { range } = nodeAt(subject, node)
  const left = except === undefined ? undefined : nodeAt(subject, except).range
  const mutations = mutationsOn(subject, origins)
  if (mutations.some((mutation) => isInside(mutation, range) && !(left && isInside(mutation, left)))) return true
  return isReached(subject, functionsAround(subject, mutations), node) || changesThroughHolder(subject, origins, node) || isReboundIn(subject, value, node)
}

/** Whether anything in the file may change the collection in place. */
export function isEverChanged(subject: Subject, value: ValueId): boolean {
  return mutationsOn(subject, originsOf(subject, value)).length > 0
}

/** How many elements at most are added to a collection after it was made; undefined where the code does not say. */
export function additions(subject: Subject, value: ValueId): number | undefined {
  const growing = mutationsOn(subject, originsOf(subject, value)).filter((mutation) => mutation.grows)
  if (growing.length === 0) return 0
  const used = subject.facts.values[value]
  const sites = used?.op === 'use' ? used.definitions.map((id) => subject.facts.definitions[id]?.site) : []
  let sum = 0
  const counted = new Set<string>()
  for (const { start, end, site, adds } of growing) {
    // One addition is known by each origin of what it adds to.
    if (counted.has(`${start}:${end}`)) continue
    counted.add(`${start}:${end}`)
    // Beside what makes the collection, an addition runs at most once; elsewhere perhaps often.
    const isBeside = sites.length > 0 && sites.every((made) => made?.function === site.function && made.loop === site.loop)
    if (adds === undefined || !isBeside) return undefined
    sum += adds
  }
  return sum
}

function functionsAround(subject: Subject, mutations: readonly Mutation[]): ReadonlySet<FunctionId> {
  const around = new Set<FunctionId>()
  for (const mutation of mutations) {
    for (let id = mutation.site.function; id > 0 && !around.has(id); id = subject.facts.functions[id]?.site.function ?? 0) around.add(id)
  }
  return around
}

/** Whether the code of a node may run one of the functions: by calling it, by giving it away, through others. */
function isReached(subject: Subject, wanted: ReadonlySet<FunctionId>, node: NodeId): boolean {
  if (wanted.size === 0) return false
  const seen = new Set<FunctionId>()
  const pending = [node]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const target of functionsRunIn(subject, at)) {
      if (wanted.has(target)) return true
      const fact = subject.facts.functions[target]
      if (!fact || seen.has(target)) continue
      seen.add(target)
      pending.push(fact.node)
    }
  }
  return false
}

/** A method of the object that holds the collection: `box.refresh()` may change `box.items`. */
function changesThroughHolder(subject: Subject, origins: ReadonlySet<string>, node: NodeId): boolean {
  const { facts } = subject
  const { range } = nodeAt(subject, node)
  for (const origin of origins) for (const holder of pathsTo(origin)) {
    if (holder === origin) continue
    for (const id of mutationsOf(subject).callsOn.get(holder) ?? []) {
      const call = facts.calls[id]
      if (!call || !isInside(nodeAt(subject, call.node).range, range)) continue
      const targets = targetsInFile(subject, id)
      if (targets.length === 0 && !isHarmless(subject, id)) return true
      for (const target of targets) {
        const fact = facts.functions[target]
        const own = fact && fact.class !== none ? functionsAround(subject, mutationsOn(subject, new Set([`self:${fact.class}${origin.slice(holder.length)}`]))) : new Set<FunctionId>()
        if (own.has(target) || (fact && isReached(subject, own, fact.node))) return true
      }
    }
  }
  return false
}

const fresh: ReadonlySet<string> = new Set(['call', 'comprehension', 'await', 'unknown', 'slice', 'operation', 'dictionary', 'template', 'yield'])

/** Whether the value is made anew by each iteration: it uses what the loop defines, or is the result of a call inside. */
function isMadeIn(subject: Subject, id: ValueId, definitions: ReadonlySet<DefinitionId>, loopNode: NodeId, depth = 0): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 40) return true
  if (value.op === 'use') return value.definitions.some((definition) => definitions.has(definition))
  const isInLoop = isInside(nodeAt(subject, value.node).range, nodeAt(subject, loopNode).range)
  // `['a', 'b'].includes(x)` is the same list every time; `[...a, ...b].includes(x)` is copied together each time.
  if (isInLoop && (fresh.has(value.op) || (value.op === 'collection' && value.elements.some((element) => facts.values[element]?.op === 'spread')))) return true
  if (value.op === 'member' && isComputed(subject, value.object, value.name)) return true
  return partsOf(value, facts).some((part) => part !== none && isMadeIn(subject, part, definitions, loopNode, depth + 1))
}

const kept = ['cached_property', 'functools.cached_property', 'django.utils.functional.cached_property']

/** A property or getter, which may give another object each time it is read. */
function isComputed(subject: Subject, object: ValueId, name: string): boolean {
  const { resolver } = subject
  return alternatives(kindAt(subject, object)).some((kind) => {
    if (kind.is !== 'object') return false
    const facts = resolver.factsOf(kind.file)
    let cls = facts.classes[kind.class]
    for (let depth = 0; cls && depth < 12; depth++) {
      const methods = Object.hasOwn(cls.methods, name) ? cls.methods[name] : undefined
      if (methods) return !methods.some((id) => { const fact = facts.functions[id]; return fact !== undefined && decoratedAs(resolver, kind.file, fact, kept) })
      const base = cls.bases[0] === undefined ? undefined : resolver.kindOf({ file: kind.file, value: cls.bases[0] })
      cls = base?.is === 'class' && base.file === kind.file ? facts.classes[base.class] : undefined
    }
    return false
  })
}
