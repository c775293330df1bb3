// Evaluates the value graph of files against a workspace: what each value is. Cycles give no value, long chains "don't know".

import type { Catalogue } from '../../libraries/catalogue.js'
import type { Definition, DefinitionId, FileFacts, ImportFact, Source, Value, ValueId } from '../facts.js'
import { none } from '../facts.js'
import { alternatives, joinKinds, listOf, neverKind, present, unknownKind, type Kind, type Place } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import { kindOfCall } from './calls.js'
import { kindOfTypeText } from './library-types.js'
import { applyCallConvention, applyConvention } from './conventions.js'
import { kindOfMember, kindOfParameter } from './members.js'

/** What the resolver asks of the files around it. */
export interface ResolverWorkspace {
  facts(file: string): FileFacts | undefined
  catalogue(file: string): Catalogue
  /** What an import stands for: a library's path as a symbol, or a name of a workspace file; undefined if neither. */
  imported(file: string, fact: ImportFact): Kind | undefined
}

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
}

/** Steps of evaluation that one question may take; a budget of steps, not of time, so that answers are the same everywhere. */
const stepBudget = 20_000
const depthBudget = 200

export function createResolver(workspace: ResolverWorkspace): Resolver {
  const memos = new Map<string, (Kind | undefined)[]>()
  const active = new Map<string, number>()
  let depth = 0
  let steps = 0
  /** The shallowest evaluation that the present one turned out to depend on: results below it hold only within it. */
  let cycleDepth = Infinity

  const resolver: Resolver = { workspace, factsOf, valueAt, kindOf, kindOfDefinition, kindOfSource, elementOf, awaited }
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
    let memo = memos.get(place.file)
    if (!memo) memos.set(place.file, memo = [])
    const known = memo[place.value]
    if (known) return known
    return guarded(`v${place.value}@${place.file}`, () => evaluate(place), (kind) => { memo[place.value] = kind })
  }

  function kindOfDefinition(file: string, id: DefinitionId): Kind {
    return guarded(`d${id}@${file}`, () => {
      const definition = factsOf(file).definitions[id]
      return definition ? evaluateDefinition(file, definition) : unknownKind
    })
  }

  function guarded(key: string, evaluateNow: () => Kind, remember?: (kind: Kind) => void): Kind {
    const running = active.get(key)
    if (running !== undefined) {
      cycleDepth = Math.min(cycleDepth, running)
      return neverKind
    }
    if (depth === 0) steps = 0
    if (++steps > stepBudget || depth > depthBudget) return unknownKind
    active.set(key, depth++)
    try {
      const kind = evaluateNow()
      const own = depth - 1
      if (cycleDepth >= own) {
        cycleDepth = Infinity
        const settled = kind.is === 'never' ? unknownKind : kind
        // An answer cut short by the budget is not kept: another question may have more left.
        if (steps <= stepBudget) remember?.(settled)
        return own === 0 ? settled : kind
      }
      return kind
    } finally {
      depth--
      active.delete(key)
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
      case 'this': return value.class === none ? unknownKind : { is: 'object', confidence: 'high', file, class: value.class }
      case 'super': {
        const base = factsOf(file).classes[value.class]?.bases[0]
        const kind = base === undefined ? unknownKind : at(base)
        return kind.is === 'class' ? { ...kind, is: 'object' } : kind
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
      case 'index': return kindOfItem(file, at(value.object), constantOf(at(value.index)))
      case 'slice': return kindOfSlice(file, value)
      case 'call': return kindOfCall(resolver, file, value.call)
      case 'await': return awaited(at(value.of), file)
      case 'operation': return kindOfOperation(value.operator, value.operands.map(at))
      case 'either': return joinKinds(value.of.map(at))
      case 'function': return { is: 'function', confidence: 'high', file, function: value.function }
      case 'class': return { is: 'class', confidence: 'high', file, class: value.class }
      case 'cast': {
        const kind = value.type && value.type.name !== 'const' ? kindOfAnnotation(resolver, file, value.type) : unknownKind
        return kind.is === 'unknown' && (value.type === null || value.type.name === 'const') ? present(at(value.of)) : kind
      }
      case 'yield': case 'unknown': return unknownKind
    }
  }

  function kindOfUse(file: string, use: Extract<Value, { op: 'use' }>): Kind {
    if (use.binding === none) {
      if (use.name === 'undefined' && factsOf(file).language === 'typescript') return { is: 'none', confidence: 'high' }
      return workspace.catalogue(file).isGlobal(use.name) ? valueOfSymbol(file, { is: 'symbol', confidence: 'high', path: workspace.catalogue(file).canonical(use.name) }) : unknownKind
    }
    return joinKinds(use.definitions.map((id) => kindOfDefinition(file, id)))
  }

  /** A path that stands for a value (`django.db.connection`) is that value. */
  function valueOfSymbol(file: string, kind: Kind): Kind {
    const text = kind.is === 'symbol' ? workspace.catalogue(file).valueAt(kind.path) : undefined
    return text === undefined ? kind : kindOfTypeText(resolver, text, { file })
  }

  function evaluateDefinition(file: string, definition: Definition): Kind {
    const declared = definition.annotation ? kindOfAnnotation(resolver, file, definition.annotation) : unknownKind
    const { source } = definition
    if (declared.is === 'unknown') return source.from === 'unknown' ? unknownKind : kindOfSource(file, source)
    if (source.from !== 'value') return declared
    // What is assigned may say more than what is declared: how long, and of what.
    const assigned = kindOf({ file, value: source.value })
    if (assigned.is === declared.is && 'length' in assigned && assigned.length !== undefined) return { ...declared, length: assigned.length } as Kind
    if (assigned.is === 'dict' && declared.is === 'dict') return { ...declared, ...(assigned.literal ? { literal: assigned.literal } : {}) }
    return declared
  }

  function kindOfSource(file: string, source: Source): Kind {
    const at = (value: ValueId) => kindOf({ file, value })
    switch (source.from) {
      case 'value': return at(source.value)
      case 'element': {
        const loop = factsOf(file).loops[source.loop]
        const iterated = elementOf(at(source.of), file)
        return loop?.async ? awaited(iterated, file) : iterated
      }
      case 'key': return { is: 'string', confidence: 'high' }
      case 'item': {
        const whole = kindOfSource(file, source.of)
        const part = typeof source.key === 'string' ? kindOfMember(resolver, file, whole, source.key)
          : source.key === null ? restOf(whole) : kindOfItem(file, whole, source.key)
        return source.fallback === none ? part : part.is === 'unknown' ? part : joinKinds([present(part), at(source.fallback)])
      }
      case 'parameter': return kindOfParameter(resolver, file, source.function, source.index)
      case 'import': {
        const fact = factsOf(file).imports[source.import]
        return fact ? valueOfSymbol(file, workspace.imported(file, fact) ?? unknownKind) : unknownKind
      }
      case 'function': return { is: 'function', confidence: 'high', file, function: source.function }
      case 'class': return { is: 'class', confidence: 'high', file, class: source.class }
      case 'enter': return entered(at(source.value), file, source.async)
      case 'augment': return kindOfOperation(source.operator.replace(/=$/, ''), [at(source.before), source.value === none ? { is: 'number', confidence: 'high' } : at(source.value)])
      case 'enum': return { is: 'enum', confidence: 'high', file, enum: source.enum }
      case 'type': case 'unknown': return unknownKind
    }
  }

  function entered(kind: Kind, file: string, isAsync: boolean): Kind {
    const manager = isAsync && kind.is === 'promise' ? kind.of : kind
    if (manager.is === 'generator') return manager.of
    if (manager.is === 'instance') {
      const text = workspace.catalogue(file).inherited(manager.type, (model) => model.enters)
      if (text !== undefined) return kindOfMember(resolver, file, manager, '<enter>')
    }
    return manager
  }

  function kindOfCollection(place: Place, value: Extract<Value, { op: 'collection' }>): Kind {
    const { file } = place
    const hasSpread = value.elements.some((element) => valueAt({ file, value: element })?.op === 'spread')
    const items = value.elements.map((element) => {
      const inner = valueAt({ file, value: element })
      return inner?.op === 'spread' ? elementOf(kindOf({ file, value: inner.of }), file) : kindOf({ file, value: element })
    })
    return {
      is: value.form, confidence: 'high', of: items.length === 0 ? unknownKind : joinKinds(items),
      ...(hasSpread ? {} : { length: items.length, items }),
    }
  }

  function kindOfComprehension(file: string, value: Extract<Value, { op: 'comprehension' }>): Kind {
    const of = kindOf({ file, value: value.element })
    const [only] = value.loops
    const iterable = only === undefined || value.loops.length > 1 ? undefined : factsOf(file).loops[only]?.iterable
    const source = iterable === undefined ? unknownKind : kindOf({ file, value: iterable })
    const length = 'length' in source ? source.length : undefined
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
    const length = isBounded ? upper - lower : whole.length
    return { is: whole.is, confidence: whole.confidence, of: whole.of, ...(length === undefined ? {} : { length }) }
  }

  function elementOf(kind: Kind, file: string): Kind {
    switch (kind.is) {
      case 'list': case 'tuple': case 'set': case 'generator': return kind.of
      case 'dict': return factsOf(file).language === 'python' ? kind.key : unknownKind
      case 'string': return { is: 'string', confidence: kind.confidence }
      case 'bytes': return { is: 'number', confidence: kind.confidence }
      case 'enum': return { is: 'string', confidence: kind.confidence }
      case 'either': return joinKinds(alternatives(present(kind)).map((one) => elementOf(one, file)))
      case 'instance': case 'object': return kindOfMember(resolver, file, kind, '<element>')
      default: return unknownKind
    }
  }

  function awaited(kind: Kind, file: string): Kind {
    if (kind.is === 'promise') return awaited(kind.of, file)
    if (kind.is === 'either') return joinKinds(kind.of.map((one) => awaited(one, file)))
    if (kind.is === 'instance') return workspace.catalogue(file).inherited(kind.type, (model) => model.awaits) ? kindOfMember(resolver, file, kind, '<await>') : kind
    // In JavaScript anything may be awaited and stays itself.
    return kind
  }

  function kindOfItem(file: string, whole: Kind, index: string | number | boolean | undefined): Kind {
    switch (whole.is) {
      case 'list': case 'tuple': {
        const item = typeof index === 'number' && whole.items ? whole.items[index < 0 ? whole.items.length + index : index] : undefined
        return item ?? whole.of
      }
      case 'dict': return whole.of
      case 'string': return { is: 'string', confidence: whole.confidence }
      case 'bytes': return { is: 'number', confidence: whole.confidence }
      case 'either': {
        return joinKinds(alternatives(present(whole)).map((one) => one.is === 'either' ? unknownKind : kindOfItem(file, one, index)))
      }
      case 'instance': return kindOfMember(resolver, file, whole, '<item>')
      default: return unknownKind
    }
  }

  function restOf(whole: Kind): Kind {
    return whole.is === 'list' || whole.is === 'tuple' ? listOf(whole.of) : unknownKind
  }
}

export function constantOf(kind: Kind): string | number | boolean | undefined {
  return 'value' in kind ? kind.value : undefined
}

function constantKind(value: Extract<Value, { op: 'constant' }>): Kind {
  if (value.type === 'other') return unknownKind
  return { is: value.type, confidence: 'high', ...(value.value === null ? {} : { value: value.value }) }
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not', 'instanceof', 'has', 'not', 'chain'])

function kindOfOperation(operator: string, operands: readonly Kind[]): Kind {
  if (comparisons.has(operator)) return { is: 'boolean', confidence: 'high' }
  if (operator === 'typeof') return { is: 'string', confidence: 'high' }
  const [left, right] = operands
  if (operator === 'and') return right ?? unknownKind
  if (!left) return unknownKind
  if (!right) return left.is === 'number' && typeof left.value === 'number' && operator === 'negate' ? { ...left, value: -left.value } : { is: left.is === 'number' ? 'number' : 'unknown', confidence: left.confidence } as Kind
  if (operator === '+' && (left.is === 'list' || left.is === 'tuple') && right.is === left.is) {
    const length = left.length === undefined || right.length === undefined ? undefined : left.length + right.length
    return { is: left.is, confidence: left.confidence, of: joinKinds([left.of, right.of]), ...(length === undefined ? {} : { length }) }
  }
  if (operator === '+' && (left.is === 'string' || right.is === 'string')) return { is: 'string', confidence: 'high' }
  if (operator === '%' && left.is === 'string') return { is: 'string', confidence: 'high' }
  if (operator === '*' && left.is === 'list') return listOf(left.of)
  if (left.is === 'number' && right.is === 'number') {
    const value = arithmetic(operator, left.value, right.value)
    return { is: 'number', confidence: 'high', ...(value === undefined ? {} : { value }) }
  }
  if (left.is === 'set') return left
  if (left.is === 'instance' && (operator === '|' || operator === '&' || operator === '/')) return left
  return unknownKind
}

function arithmetic(operator: string, a: unknown, b: unknown): number | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined
  switch (operator) {
    case '+': return a + b
    case '-': return a - b
    case '*': return a * b
    case '**': return a ** b
    default: return undefined
  }
}
