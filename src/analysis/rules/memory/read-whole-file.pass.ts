// From a whole read to the one pass over its lines: how the content is split, through which names, and who takes the lines.

import { none, type CallId, type DefinitionId, type ValueId } from '../../model/facts.js'
import { alternatives, type Kind } from '../../model/kinds.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import { constantOf } from '../../model/resolve/resolver.js'
import { resolvedParameter, soleUseOf, soleUseOfDefinition, usesOfDefinition, useAt, type SoleUse, type Use } from '../../model/questions/uses.js'
import type { WholeRead } from '../../model/questions/whole-reads.js'
import type { Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'

/**
 * lines: `readlines()`, line ends kept. kept: `splitlines(True)`. newline: `split('\n')`. pattern: a regular expression of one line end.
 * runs: one that takes several line ends for one.
 */
export type Splitting = 'lines' | 'splitlines' | 'kept' | 'newline' | 'pattern' | 'runs'

export interface LinePass {
  readonly read: WholeRead
  readonly splitting: Splitting
  /** Calls made on the whole content before it was split: `decode`, `toString`, `trim`. */
  readonly changes: readonly { readonly name: string; readonly call: CallId }[]
  /** The names that the content and its lines go through, in order. */
  readonly names: readonly DefinitionId[]
  /** The list of lines where it is taken: what a fix replaces. */
  readonly lines: ValueId
  /** Who takes the lines: a loop, a call that they are given to, a method of theirs. */
  readonly consumer: Extract<Use, { how: 'iterated' | 'given' | 'called' }>
  /** What runs while lines are taken: the loop, or the statement around the call. */
  readonly extent: Node
  /** Where the last line may be taken: after the extent, where an iterator over the lines has a name. */
  readonly end: number
  /** Callbacks of an asynchronous kind, promises and `then`: the pass is not where the read is written. */
  readonly isDetached: boolean
}

/** The only pass over what is read; undefined where the content is used in any other way. */
export function passOf(read: WholeRead, ask: Ask): LinePass | undefined {
  const names: DefinitionId[] = []
  const changes: LinePass['changes'][number][] = []
  let splitting: Splitting | undefined = read.gives === 'lines' ? 'lines' : undefined
  let isDetached = contentParameter(read, ask) !== undefined
  let sole = firstUse(read, ask)
  for (let step = 0; sole && step < 12; step++) {
    names.push(...sole.names)
    const { use } = sole
    if (splitting === undefined) {
      const parameter: DefinitionId | undefined = resolvedParameter(ask.subject, use)
      if (parameter !== undefined) {
        isDetached = true
        sole = useOfParameter(parameter, ask)
        continue
      }
      if (use.how === 'awaited') { sole = soleUseOf(ask.subject, use.value); continue }
      const split = splittingBy(use, ask)
      if (split) splitting = split.splitting
      const next = split?.lines ?? changedBy(use, ask, changes)
      if (next === undefined) return undefined
      sole = soleUseOf(ask.subject, next)
      continue
    }
    const consumer = consumerOf(use, ask)
    if (!consumer) return undefined
    const extent = extentOf(consumer, ask)
    return { read, splitting, changes, names, lines: sole.value, consumer, extent, end: endOf(consumer, extent, ask), isDetached }
  }
  return undefined
}

function firstUse(read: WholeRead, ask: Ask): SoleUse | undefined {
  const parameter = contentParameter(read, ask)
  return parameter === undefined ? soleUseOf(ask.subject, read.value) : useOfParameter(parameter, ask)
}

function useOfParameter(parameter: DefinitionId, ask: Ask): SoleUse | undefined {
  const value = soleUseOfDefinition(ask.subject, parameter)
  return value === undefined ? undefined : soleUseOf(ask.subject, value)
}

/** `readFile(path, 'utf8', (error, content) => …)` */
function contentParameter(read: WholeRead, ask: Ask): DefinitionId | undefined {
  const call = ask.facts.calls[read.call]
  const last = ask.facts.values[call?.arguments.at(-1)?.value ?? none]
  if (last?.op !== 'function' || read.from !== 'path') return undefined
  const definition = ask.facts.functions[last.function]?.parameters[1]?.definition ?? none
  return definition === none ? undefined : definition
}

const decoding: ReadonlySet<string> = new Set(['decode', 'toString'])
const trimming: ReadonlySet<string> = new Set(['strip', 'rstrip', 'lstrip', 'trim', 'trimEnd', 'trimStart', 'removesuffix'])

/** The content after a call that leaves its lines where they are; undefined for anything else. */
function changedBy(use: Use, ask: Ask, changes: LinePass['changes'][number][]): ValueId | undefined {
  const call = use.how === 'called' ? ask.facts.calls[use.call] : undefined
  if (use.how !== 'called' || !call) return undefined
  const replaced = use.name === 'replace' || use.name === 'replaceAll' ? lineEndPattern(call.arguments[0]?.value, ask) : undefined
  if (!decoding.has(use.name) && !trimming.has(use.name) && replaced === undefined) return undefined
  changes.push({ name: use.name, call: use.call })
  return call.value
}

/** The list of lines that a call makes of the content. */
function splittingBy(use: Use, ask: Ask): { splitting: Splitting; lines: ValueId } | undefined {
  const split = use.how === 'called' ? ask.facts.calls[use.call] : undefined
  if (use.how === 'called' && split) {
    const [first, ...more] = split.arguments
    if (use.name === 'splitlines') return more.length > 0 ? undefined : { splitting: first && constantOf(ask.kindOf(first.value)) !== false ? 'kept' : 'splitlines', lines: split.value }
    if (use.name !== 'split' || !first || more.length > 0) return undefined
    const splitting = splittingAt(first.value, ask)
    return splitting && { splitting, lines: split.value }
  }
  const given = use.how === 'given' && use.argument === 1 ? ask.facts.calls[use.call] : undefined
  const isPatternSplit = use.how === 'given' && libraryCallsOf(ask.subject.resolver, ask.file, use.call).some(({ owner }) => owner === 're.split')
  if (!given || !isPatternSplit || given.arguments.length !== 2) return undefined
  const ends = lineEndPattern(given.arguments[0]?.value, ask)
  return ends === 'pattern' || ends === 'runs' ? { splitting: ends, lines: given.value } : undefined
}

function splittingAt(separator: ValueId, ask: Ask): Splitting | undefined {
  const kind = ask.kindOf(separator)
  const text = separatorText(separator, kind, ask)
  if (text !== undefined) return text === '\n' ? 'newline' : text === '\r\n' ? 'pattern' : undefined
  const value = ask.facts.values[separator]
  const isRegex = kind.is === 'regex' || (value?.op === 'constant' && value.type === 'regex')
  const ends = isRegex ? lineEndPattern(separator, ask) : undefined
  return ends === 'returns' ? undefined : ends
}

/** `os.EOL`: a text that the model knows by its name alone. */
function separatorText(separator: ValueId, kind: Kind, ask: Ask): string | undefined {
  const text = constantOf(kind)
  if (typeof text === 'string' && kind.is !== 'regex') return text
  const value = ask.facts.values[separator]
  const source = value?.op === 'use' ? ask.facts.definitions[value.definitions[0] ?? none]?.source : undefined
  const name = value?.op === 'member' ? value.name : source?.from === 'import' ? ask.facts.imports[source.import]?.name : undefined
  return kind.is === 'string' && name === 'EOL' ? '\n' : undefined
}

/** What a regular expression, or text, matches if it matches nothing but line ends: one, several in a row, or only carriage returns. */
function lineEndPattern(value: ValueId | undefined, ask: Ask): 'pattern' | 'runs' | 'returns' | undefined {
  const made = ask.facts.values[value ?? none]
  const text = value === undefined ? undefined : constantOf(ask.kindOf(value)) ?? (made?.op === 'constant' ? made.value : undefined)
  if (typeof text !== 'string') return undefined
  const source = text.replace(/^\/(.*)\/[a-z]*$/s, '$1').replace(/\r/g, '\\r').replace(/\n/g, '\\n')
  if (source.replace(/\\[rn]|\(\?:|[?|()[\]+]/g, '') !== '') return undefined
  if (!source.includes('\\n')) return source.includes('\\r') ? 'returns' : undefined
  const whole = asRegularExpression(source)
  // Two line ends in a row part paragraphs.
  if (!whole || (!whole.test('\n') && !whole.test('\r\n'))) return undefined
  return whole.test('\n\n') ? 'runs' : 'pattern'
}

/** Made of a few characters only (see above), so that it cannot take long; undefined where it is not well formed. */
function asRegularExpression(source: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source})$`)
  } catch {
    return undefined
  }
}

/** Who takes the lines, if it takes them in order and keeps none. */
function consumerOf(use: Use, ask: Ask, depth = 0): LinePass['consumer'] | undefined {
  if (use.how === 'iterated') return isLazy(use.node, ask) && !isTakenInOrder(useOfGenerator(use.node, ask), ask, depth) ? undefined : use
  if (use.how !== 'given' && use.how !== 'called') return undefined
  const libraries = libraryCallsOf(ask.subject.resolver, ask.file, use.call)
  const taken = use.how === 'called' ? 'receiver' : use.argument
  const streams = libraries.length > 0 && libraries.every(({ model }) => model.streams?.includes(taken) === true)
  const call = ask.facts.calls[use.call]
  if (!streams || !call || depth > 6 || (use.how === 'given' && use.name !== null) || seesWhole(use.call, ask)) return undefined
  return staysHere(call.value, ask, depth) ? use : undefined
}

/** The iterable of a generator expression: its lines are taken only when somebody takes its elements. */
function isLazy(node: Node, ask: Ask): boolean {
  return ask.isPython && node.parent?.parent?.kind === 'comprehension' && node.parent.parent.form === 'generator'
}

function useOfGenerator(node: Node, ask: Ask): Use | undefined {
  const generator = node.parent?.parent
  return generator ? soleUseOf(ask.subject, ask.facts.valueOfNode[generator.id] ?? none)?.use : undefined
}

/** `map((line, index, all) => …)` */
function seesWhole(call: CallId, ask: Ask): boolean {
  if (ask.isPython) return false
  const { facts } = ask
  return (facts.calls[call]?.arguments ?? []).some((argument) => {
    const given = facts.values[argument.value]
    const parameters = given?.op === 'function' ? facts.functions[given.function]?.parameters ?? [] : []
    const limit = libraryCallsOf(ask.subject.resolver, ask.file, call)[0]?.model.callback?.parameters?.indexOf('self') ?? -1
    return limit >= 0 && parameters.length > limit
  })
}

/** Whether what a call returns is a plain result, or an iterator or list that is itself taken in order and goes nowhere else. */
function staysHere(value: ValueId, ask: Ask, depth: number): boolean {
  const kinds = alternatives(ask.kindOf(value))
  const isList = kinds.some((kind) => kind.is === 'list')
  const isIterator = kinds.some((kind) => kind.is === 'generator' || (kind.is === 'instance' && ask.isPython))
  if (!isList && !isIterator) return true
  const use = useAt(ask.subject, value)
  if (isList || use.how !== 'named') return isTakenInOrder(isList ? soleUseOf(ask.subject, value)?.use : use, ask, depth)
  // An iterator may have many uses: each goes on where the last stopped.
  const uses = usesOfDefinition(ask.subject, use.definition)
  return uses.length > 0 && uses.every((one) => isTakenInOrder(useAt(ask.subject, one), ask, depth))
}

function isTakenInOrder(use: Use | undefined, ask: Ask, depth: number): boolean {
  if (!use) return false
  if (use.how === 'iterated') return true
  if (use.how === 'member') return ask.isPython
  if (use.how !== 'given') return consumerOf(use, ask, depth + 1) !== undefined
  // `list(map(int, lines))` keeps what was made of the lines, not the lines.
  return consumerOf(use, ask, depth + 1) !== undefined
    || (ask.isPython && libraryCallsOf(ask.subject.resolver, ask.file, use.call).some(({ model }) => model.evaluates?.includes(use.argument) === true))
}

/** `rows = csv.reader(lines)` takes them while `rows` is used, and so does `rows = (row for row in lines)`. */
function endOf(consumer: LinePass['consumer'], extent: Node, ask: Ask): number {
  const generator = consumer.how === 'iterated' && isLazy(consumer.node, ask) ? consumer.node.parent?.parent : undefined
  const value = consumer.how === 'iterated' ? ask.facts.valueOfNode[generator?.id ?? none] ?? none : ask.facts.calls[consumer.call]?.value ?? none
  return value === none ? extent.range.end : Math.max(extent.range.end, lastUseOf(value, ask, 0))
}

/** Where what is made of the lines is used for the last time, through names and iterators over iterators. */
function lastUseOf(value: ValueId, ask: Ask, depth: number): number {
  const use = useAt(ask.subject, value)
  const end = use.how === 'iterated' ? extentOf(use, ask).range.end : statementAround(use.node).range.end
  if (depth > 8) return end
  if (use.how === 'named') return Math.max(end, ...usesOfDefinition(ask.subject, use.definition).map((one) => lastUseOf(one, ask, depth + 1)))
  const generator = use.how === 'iterated' && isLazy(use.node, ask) ? use.node.parent?.parent : undefined
  const next = use.how === 'given' || use.how === 'called' ? ask.facts.calls[use.call]?.value ?? none : ask.facts.valueOfNode[generator?.id ?? none] ?? none
  return next !== none && alternatives(ask.kindOf(next)).some((kind) => going.has(kind.is) || (kind.is === 'list' && !ask.isPython)) ? Math.max(end, lastUseOf(next, ask, depth + 1)) : end
}

/** What may hold lines that were not taken yet. */
const going: ReadonlySet<Kind['is']> = new Set(['generator', 'instance', 'unknown', 'promise'])

function statementAround(node: Node): Node {
  let current = node
  while (current.parent && current.parent.kind !== 'block' && current.parent.kind !== 'module') current = current.parent
  return current
}

/** The loop; or the statement in which a call takes the lines. */
function extentOf(consumer: LinePass['consumer'], ask: Ask): Node {
  if (consumer.how === 'iterated') {
    const loop = ask.node((ask.facts.loops[consumer.loop] ?? { node: 0 }).node)
    if (loop.kind === 'loop') return loop
  }
  return statementAround(consumer.node)
}
