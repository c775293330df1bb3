// Evaluates the value graph of files against a workspace: what each value is. Cycles give no value, long chains "don't know".

import type { CallId, ClassId, Definition, DefinitionId, FileFacts, Source, TypeAliasFact, Value, ValueId } from '../facts.js'
import { none } from '../facts.js'
import { joinKinds, neverKind, present, unknownKind, type Kind, type Place } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import { kindOfCall } from './calls.js'
import { additionsTo, withAdditions } from './additions.js'
import { createCycles, Provisional, type Remembered } from './cycles.js'
import { awaitedKind, elementOfKind, entered, kindOfItem, kindOfPlace, restOf } from './elements.js'
import { kindOfTypeText } from './library-types.js'
import { applyCallConvention, applyConvention } from './conventions.js'
import { kindOfMember, kindOfParameter } from './members.js'
import { unlessUnset } from './declared.js'
import { lengthOfKind, lengthWithSpread } from './lengths.js'
import { kindOfOperation } from './operators.js'
import { narrowedBy } from './narrowed.js'
import type { ResolverWorkspace } from './resolver-workspace.js'
import { withoutUnsaid } from './unsaid.js'

export interface CallPlace { readonly file: string; readonly call: CallId }
export interface ClassPlace { readonly file: string; readonly class: ClassId }
export interface NamedType { readonly file: string; readonly alias: TypeAliasFact }

export interface Resolver {
  readonly workspace: ResolverWorkspace
  factsOf(file: string): FileFacts
  valueAt(place: Place): Value | undefined
  kindOf(place: Place): Kind
  kindOfDefinition(file: string, id: DefinitionId): Kind
  kindOfSource(file: string, source: Source): Kind
  /** What iterating gives. */
  elementOf(kind: Kind, file: string): Kind
  awaited(kind: Kind, file: string): Kind
  /** What was worked out once for a file, until something that it depends on changes. */
  kept<T>(file: string, key: string, make: () => T): T
  /** The same of what may hold for the present question only, which is not kept: what says so, and what came back to something that is being worked out or ran out of a budget. */
  keptWhole<T extends { readonly isWhole: boolean }>(file: string, key: object, make: () => T): T
  /** Drops what was found out in a file, because it or what it depends on has changed. */
  forget(file: string): void
}

interface Memo {
  readonly values: Remembered[]
  readonly definitions: Remembered[]
  readonly kept: Map<string | object, unknown>
}

/** Steps of evaluation that one question may take; a budget of steps, not of time, so that answers are the same everywhere. */
const stepBudget = 6000
/** Where many questions ran out, the rest of such a file gets less. */
const cutsBeforeHaste = 8
const hastyStepBudget = 500
const depthBudget = 200

export function createResolver(workspace: ResolverWorkspace): Resolver {
  const memos = new Map<string, Memo>()
  let depth = 0
  let steps = 0
  /** Of those that are going on, by depth: which others, further out, each turned out to depend on; results hold only within them. */
  const cycles = createCycles(depthBudget + 1)
  /** A budget ran out: what depends on it holds for the present question only. */
  let isCut = false
  let cuts = 0
  /** How often an answer was for the present question only. */
  let interruptions = 0
  /** The file whose value is being evaluated. */
  let current = ''

  const resolver: Resolver = {
    workspace, factsOf, valueAt, kindOf, kindOfDefinition, kindOfSource,
    kept<T>(file: string, key: string, make: () => T): T {
      workspace.facts(file)
      const { kept } = memoOf(file)
      // Only `make` of the same key ever puts something there.
      if (!kept.has(key)) kept.set(key, workspace.reading(file, make))
      return kept.get(key) as T
    },
    keptWhole<T extends { readonly isWhole: boolean }>(file: string, key: object, make: () => T): T {
      workspace.facts(file)
      const { kept } = memoOf(file)
      if (kept.has(key)) return kept.get(key) as T
      const before = interruptions
      const made = within(file, make)
      if (made.isWhole && interruptions === before) kept.set(key, made)
      return made
    },
    forget: (file) => { memos.delete(file) },
    elementOf: (kind, file) => elementOfKind(resolver, kind, file), awaited: (kind, file) => awaitedKind(resolver, kind, file),
  }
  return resolver

  function factsOf(file: string): FileFacts {
    const facts = workspace.facts(file)
    if (!facts) throw new Error(`No facts of ${file}`)
    return facts
  }

  function valueAt({ file, value }: Place): Value | undefined {
    return factsOf(file).values[value]
  }

  function kindOf(place: Place): Kind {
    if (place.value === none) return unknownKind
    return guarded(place.file, memoOf(place.file).values, place.value, () => evaluate(place))
  }

  function kindOfDefinition(file: string, id: DefinitionId): Kind {
    return guarded(file, memoOf(file).definitions, id, () => {
      const definition = factsOf(file).definitions[id]
      return definition ? evaluateDefinition(file, definition) : unknownKind
    })
  }

  function memoOf(file: string): Memo {
    let memo = memos.get(file)
    if (!memo) memos.set(file, memo = { values: [], definitions: [], kept: new Map() })
    return memo
  }

  function guarded(file: string, memo: Remembered[], id: number, evaluateNow: () => Kind): Kind {
    const known = memo[id]
    if (file !== current) workspace.facts(file)
    if (typeof known === 'number') {
      interruptions++
      cycles.meet(known, depth)
      return neverKind
    }
    if (known instanceof Provisional) {
      if (cycles.meetAgain(known, depth)) {
        interruptions++
        return known.kind
      }
    } else if (known) return known
    if (depth === 0) { steps = 0; isCut = false }
    if (++steps > (cuts > cutsBeforeHaste ? hastyStepBudget : stepBudget) || depth > depthBudget) {
      if (!isCut) cuts++
      isCut = true
      interruptions++
      return unknownKind
    }
    const own = depth++
    memo[id] = own
    cycles.begin(own)
    let kept: Remembered
    try {
      const kind = within(file, evaluateNow)
      const inside = cycles.end(own)
      if (inside) {
        kept = new Provisional(kind, inside)
        return kind
      }
      const settled = kind.is === 'never' ? unknownKind : kind
      // An answer cut short by a budget is not kept: another question may have more left.
      kept = isCut ? undefined : settled
      return own === 0 ? settled : kind
    } finally {
      depth--
      memo[id] = kept
    }
  }

  /** What is read of other files, that file depends on. */
  function within<T>(file: string, question: () => T): T {
    const reader = current
    current = file
    try {
      return reader === file ? question() : workspace.reading(file, question)
    } finally {
      current = reader
    }
  }

  function evaluate(place: Place): Kind {
    const kind = evaluateValue(place)
    return kind.is === 'unknown' || kind.is === 'symbol' ? applyConvention(resolver, place, kind) ?? kind : kind
  }

  function evaluateValue(place: Place): Kind {
    const { file } = place
    const at = (value: ValueId) => kindOf({ file, value })
    const value = valueAt(place)
    if (!value) return unknownKind
    switch (value.op) {
      case 'constant': return constantKind(value)
      case 'use': return kindOfUse(file, value)
      case 'this': return value.class === none ? value.object === undefined ? unknownKind : at(value.object) : { is: value.isStatic ? 'class' : 'object', confidence: 'high', file, class: value.class }
      case 'super': {
        const base = factsOf(file).classes[value.class]?.bases[0]
        const kind = base === undefined ? unknownKind : at(base)
        return kind.is === 'class' && !value.isStatic ? { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class, exact: true } : kind
      }
      case 'template': return { is: 'string', confidence: 'high' }
      case 'collection': return kindOfCollection(place, value)
      case 'spread': return unknownKind
      case 'dictionary': {
        const hasSpread = value.entries.some((entry) => entry.spread)
        return {
          is: 'dict', confidence: 'high', key: value.form === 'object' ? { is: 'string', confidence: 'high' } : joinKinds(value.entries.map((entry) => at(entry.keyValue))),
          of: joinKinds(value.entries.filter((entry) => !entry.spread).map((entry) => at(entry.value))), literal: place,
          ...(hasSpread ? {} : { length: value.entries.length }),
        }
      }
      case 'comprehension': return kindOfComprehension(file, value)
      case 'member': {
        const object = at(value.object)
        const assumed = object.is === 'unknown' || object.is === 'symbol' ? applyCallConvention(resolver, { file, value: value.object }, object, value.name) : undefined
        return kindOfMember(resolver, file, assumed ?? object, value.name)
      }
      case 'index': return kindOfItem(resolver, file, at(value.object), constantOf(at(value.index)))
      case 'slice': return kindOfSlice(file, value)
      case 'call': return kindOfCall(resolver, file, value.call)
      case 'await': return resolver.awaited(at(value.of), file)
      case 'operation': return kindOfOperation(value.operator, value.operands.map(at))
      case 'either': return joinKinds(withoutUnsaid(resolver, file, value.of.map((one) => ({ kind: at(one), value: one }))))
      case 'function': return { is: 'function', confidence: 'high', file, function: value.function }
      case 'class': return { is: 'class', confidence: 'high', file, class: value.class }
      case 'cast': {
        const kind = value.type && value.type.name !== 'const' ? kindOfAnnotation(resolver, file, value.type) : unknownKind
        if (kind.is === 'unknown') return value.type === null || value.type.name === 'const' ? present(at(value.of)) : kind
        return withLengthOf(kind, at(value.of)) ?? kind
      }
      case 'yield': case 'unknown': return unknownKind
    }
  }

  function kindOfUse(file: string, use: Extract<Value, { op: 'use' }>): Kind {
    if (use.binding === none) {
      if (use.name === 'undefined' && factsOf(file).language === 'typescript') return { is: 'none', confidence: 'high' }
      const starred = workspace.starred(file, use.name)
      if (starred) return starred
      return workspace.catalogue(file).isGlobal(use.name) ? valueOfSymbol(file, { is: 'symbol', confidence: 'high', path: workspace.catalogue(file).canonical(use.name) }) : unknownKind
    }
    const kind = joinKinds(withoutUnsaid(resolver, file, use.definitions.map((id) => ({ kind: kindOfDefinition(file, id), definition: id }))))
    return use.tests ? narrowedBy(resolver, file, kind, use.tests) : kind
  }

  /** A path that stands for a value (`django.db.connection`) is that value. */
  function valueOfSymbol(file: string, kind: Kind): Kind {
    const text = kind.is === 'symbol' ? workspace.catalogue(file).valueAt(kind.path) : undefined
    return text === undefined ? kind : kindOfTypeText(resolver, text, { file })
  }

  function evaluateDefinition(file: string, definition: Definition): Kind {
    const { source } = definition
    if (source.from === 'parameter') return kindOfSource(file, source)
    const declared = definition.annotation ? kindOfAnnotation(resolver, file, definition.annotation) : unknownKind
    if (declared.is === 'unknown') {
      const made = source.from === 'unknown' ? unknownKind : kindOfSource(file, source)
      if (made.is === 'unknown') return declaredElsewhere(file, definition)
      return source.from === 'value' ? withAdditions(resolver, file, made, additionsTo(factsOf(file), definition, made)) : made
    }
    if (source.from !== 'value') return declared
    // What is assigned may say more than what is declared: how long, and of what.
    const assigned = kindOf({ file, value: source.value })
    const isChanged = additionsTo(factsOf(file), definition, assigned) !== undefined
    const longer = isChanged ? undefined : withLengthOf(declared, assigned)
    if (longer) return longer
    const literal = assigned.is === 'dict' && !isChanged ? assigned.literal : undefined
    if (literal && (declared.is === 'dict' || declared.is === 'shape')) return { ...declared, literal }
    return assigned.is === 'object' && (declared.is === 'object' || declared.is === 'shape') ? assigned : unlessUnset(resolver, file, declared, [source.value])
  }

  /** In TypeScript a variable's type holds for whatever is assigned to it. */
  function declaredElsewhere(file: string, definition: Definition): Kind {
    const facts = factsOf(file)
    if (facts.language !== 'typescript') return unknownKind
    const declaring = facts.definitions[facts.bindings[definition.binding]?.definitions[0] ?? none]
    const annotation = declaring?.source.from === 'parameter' || declaring === definition ? null : declaring?.annotation
    return annotation ? kindOfAnnotation(resolver, file, annotation) : unknownKind
  }

  function kindOfSource(file: string, source: Source): Kind {
    const at = (value: ValueId) => kindOf({ file, value })
    switch (source.from) {
      case 'value': return at(source.value)
      case 'element': {
        const loop = factsOf(file).loops[source.loop]
        const iterated = resolver.elementOf(at(source.of), file)
        // JavaScript waits for the elements, Python for the next of them alone.
        return loop?.async && factsOf(file).language === 'typescript' ? resolver.awaited(iterated, file) : iterated
      }
      case 'key': return { is: 'string', confidence: 'high' }
      case 'item': {
        const whole = kindOfSource(file, source.of)
        const part = typeof source.key === 'string' ? kindOfMember(resolver, file, whole, source.key)
          : source.key === null ? restOf(whole) : kindOfPlace(resolver, file, whole, source.key)
        return source.fallback === none ? part : part.is === 'unknown' ? part : joinKinds([present(part), at(source.fallback)])
      }
      case 'parameter': return kindOfParameter(resolver, file, source.function, source.index)
      case 'import': {
        const fact = factsOf(file).imports[source.import]
        return fact ? valueOfSymbol(file, workspace.imported(file, fact) ?? unknownKind) : unknownKind
      }
      case 'function': return { is: 'function', confidence: 'high', file, function: source.function }
      case 'class': return { is: 'class', confidence: 'high', file, class: source.class }
      case 'enter': return entered(resolver, file, at(source.value), source.async)
      case 'augment': return kindOfOperation(source.operator.replace(/=$/, ''), [at(source.before), source.value === none ? { is: 'number', confidence: 'high' } : at(source.value)])
      case 'enum': return { is: 'enum', confidence: 'high', file, enum: source.enum }
      case 'type': case 'unknown': return unknownKind
    }
  }

  function kindOfCollection(place: Place, value: Extract<Value, { op: 'collection' }>): Kind {
    const { file } = place
    const hasSpread = value.elements.some((element) => valueAt({ file, value: element })?.op === 'spread')
    const items = value.elements.map((element) => {
      const inner = valueAt({ file, value: element })
      return inner?.op === 'spread' ? resolver.elementOf(kindOf({ file, value: inner.of }), file) : kindOf({ file, value: element })
    })
    const length = hasSpread ? lengthWithSpread(resolver, file, value.elements) : undefined
    return {
      is: value.form, confidence: 'high', of: items.length === 0 ? unknownKind : joinKinds(items),
      ...(!hasSpread ? { length: items.length, items } : length !== undefined ? { length } : {}),
    }
  }

  function kindOfComprehension(file: string, value: Extract<Value, { op: 'comprehension' }>): Kind {
    const of = kindOf({ file, value: value.element })
    const [only] = value.loops
    const iterable = only === undefined || value.loops.length > 1 ? undefined : factsOf(file).loops[only]?.iterable
    const source = iterable === undefined ? unknownKind : kindOf({ file, value: iterable })
    const length = lengthOfKind(resolver, source)
    if (value.form === 'dict') return { is: 'dict', confidence: 'high', key: kindOf({ file, value: value.key }), of, ...(length === undefined ? {} : { length }) }
    return { is: value.form, confidence: 'high', of, ...(length === undefined ? {} : { length }) }
  }

  function kindOfSlice(file: string, value: Extract<Value, { op: 'slice' }>): Kind {
    const whole = kindOf({ file, value: value.object })
    if (whole.is === 'string' || whole.is === 'bytes') return { is: whole.is, confidence: whole.confidence }
    if (whole.is === 'instance') return kindOfMember(resolver, file, whole, '<slice>')
    if (whole.is !== 'list' && whole.is !== 'tuple') return whole.is === 'either' ? unknownKind : whole
    const lower = value.lower === none ? 0 : constantOf(kindOf({ file, value: value.lower }))
    const upper = value.upper === none ? undefined : constantOf(kindOf({ file, value: value.upper }))
    const isBounded = typeof lower === 'number' && typeof upper === 'number' && lower >= 0 && upper >= lower
    const length = isBounded ? upper - lower : lengthOfKind(resolver, whole)
    return { is: whole.is, confidence: whole.confidence, of: whole.of, ...(length === undefined ? {} : { length }) }
  }
}

/** The declared kind with the length of the value that it is said of; undefined where that has none, or is of another sort. */
function withLengthOf(declared: Kind, value: Kind): Kind | undefined {
  switch (declared.is) {
    case 'list': case 'tuple': case 'set': case 'generator': case 'dict':
      return value.is === declared.is && value.length !== undefined ? { ...declared, length: value.length } : undefined
    default: return undefined
  }
}

export function constantOf(kind: Kind): string | number | boolean | undefined {
  return 'value' in kind ? kind.value : undefined
}

function constantKind(value: Extract<Value, { op: 'constant' }>): Kind {
  if (value.type === 'other') return unknownKind
  return { is: value.type, confidence: 'high', ...(value.value === null ? {} : { value: value.value }) }
}
