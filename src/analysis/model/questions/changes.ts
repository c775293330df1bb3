// Whether a collection may change: by its methods, by stores, through aliases, or in functions that it is given to.

import { isInside } from '../../text/range.js'
import { none, type DefinitionId, type LoopId, type NodeId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { decoratedAs } from '../resolve/calls.js'
import { additionsTo, changersBeside, changersWithin, changesThroughCalls, growthOf, reachedChanges } from './mutations.js'
import { intersects, originsOf } from './origins.js'
import { kindAt, nodeAt, partsOf, type Subject } from './subject.js'

/** Whether the collection may be another one, or have other elements, in one iteration than in the next. */
export function changesIn(subject: Subject, value: ValueId, loop: LoopId, except?: NodeId): boolean {
  const fact = subject.facts.loops[loop]
  if (!fact) return true
  // What a clause repeats stands around it.
  const around = fact.form === 'clause' ? nodeAt(subject, fact.node).parent?.id ?? fact.node : fact.node
  return isMadeIn(subject, value, new Set(fact.definitions), around) || changesWithin(subject, value, around, except)
}

/** Whether anything that happens in the code of a node, but for the code of `except`, may change the collection in place. */
export function changesWithin(subject: Subject, value: ValueId, node: NodeId, except?: NodeId): boolean {
  const origins = originsOf(subject, value)
  const changed = except === undefined ? changersWithin(subject, node) : changersBeside(subject, node, except)
  return intersects(changed, origins) || intersects(reachedChanges(subject, node), origins) || changesThroughCalls(subject, origins, node)
}

/** How many elements at most are added to a collection after it was made; undefined where the code does not say. */
export function additions(subject: Subject, value: ValueId): number | undefined {
  const origins = originsOf(subject, value)
  if (!intersects(growthOf(subject).all, origins)) return 0
  const used = subject.facts.values[value]
  const [site, ...others] = used?.op === 'use' ? used.definitions.map((id) => subject.facts.definitions[id]?.site) : []
  if (!site || others.some((other) => other?.function !== site.function || other.loop !== site.loop)) return undefined
  return additionsTo(subject, origins, site)
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
