// A blocking call as one that is awaited: by the function that the library has for it, else in a thread of its own.

import { pythonModule, scriptName } from '../../edits/imports.js'
import type { TextEdit } from '../../edits/above.js'
import type { AwaitedForm } from '../../libraries/schema.js'
import { none, type CallFact } from '../../model/facts.js'
import { isHandle } from '../../model/questions/whole-reads.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import { walk } from '../../syntax/children.js'
import type { Call, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import type { BlockingCall } from './blocking-call-in-async.js'

/** Databases are left out: their sessions and connections belong to the thread that made them. */
const movable: ReadonlySet<string> = new Set(['request', 'paid', 'subprocess', 'file-read', 'file-write', 'compute'])
const otherLoops = /^(trio|anyio|curio)(\.|$)/

export function awaitedForm({ step }: BlockingCall, ask: Ask): readonly ProposedFix[] {
  const call = ask.facts.calls[step.call]
  const node = call && ask.node(call.node)
  if (!step.direct || !call || node?.kind !== 'call' || node.isNew || node.optional || !mayAwait(node)) return []
  const [library, ...others] = libraryCallsOf(ask.subject.resolver, ask.file, step.call)
  const form = others.length === 0 ? library?.model.awaitedAs : undefined
  if (form) return ask.isPython ? pythonForm(node, form, ask) : scriptForm(node, call, form, ask)
  return ask.isPython && library && movable.has(step.direct.kind) ? inThread(node, ask) : []
}

/** Directly in an async function, and not where that would make an iterator asynchronous. */
function mayAwait(node: Node): boolean {
  for (let at: Node = node; at.parent; at = at.parent) {
    const { parent } = at
    if (parent.kind === 'comprehension' && parent.form === 'generator' && at !== parent.clauses[0]) return false
    if (parent.kind === 'function') return parent.async && parent.body === at
    if (parent.kind === 'class' || parent.kind === 'await') return false
  }
  return false
}

function pythonForm(node: Call, form: AwaitedForm, ask: Ask): readonly ProposedFix[] {
  const module = usesOtherLoop(ask) ? undefined : pythonModule(ask.tree, ask.facts, form.module)
  if (!module) return []
  const name = `${module.name}.${form.name}`
  return [{
    title: `Await ${name} (other tasks run meanwhile)`, safety: 'suggested',
    edits: [...module.edits, ...awaited(node, [{ range: node.callee.range, newText: name }])],
  }]
}

function inThread(node: Call, ask: Ask): readonly ProposedFix[] {
  const [major, minor] = ask.pythonVersion
  const [only] = node.arguments
  const isBareGenerator = node.arguments.length === 1 && only?.value.kind === 'comprehension' && only.value.range.start === node.argumentsRange.start
  if (usesOtherLoop(ask) || (major === 3 && minor < 9) || isBareGenerator || (node.callee.kind !== 'name' && node.callee.kind !== 'member')) return []
  const asyncio = pythonModule(ask.tree, ask.facts, 'asyncio')
  if (!asyncio) return []
  const title = 'Run it in a thread with asyncio.to_thread (other tasks run meanwhile)'
  const parts = [node.callee, ...node.arguments]
  // What is evaluated on the way to the call would still run on the event loop: all of it goes into a function.
  if (parts.some((part) => blocksWithin(part, ask))) {
    const { range } = node
    return parts.some(staysOutside) ? [] : [{
      title, safety: 'suggested',
      edits: [...asyncio.edits, ...awaited(node, [{ range: { start: range.start, end: range.start }, newText: `${asyncio.name}.to_thread(lambda: ` }, { range: { start: range.end, end: range.end }, newText: ')' }])],
    }]
  }
  const { start } = node.argumentsRange
  const follows = only ? /^\s/.test(ask.tree.text.slice(start + 1)) ? ',' : ', ' : ''
  return [{
    title, safety: 'suggested',
    edits: [...asyncio.edits, ...awaited(node, [{ range: { start: node.range.start, end: node.range.start }, newText: `${asyncio.name}.to_thread(` }, { range: { start, end: start + 1 }, newText: follows }])],
  }]
}

/** Opens a file, or does anything else that blocks. */
function blocksWithin(part: Node, ask: Ask): boolean {
  let found = false
  walk(part, (node) => {
    found ||= node.kind === 'call' && (isHandle(ask.subject, ask.kindOf(ask.facts.valueOfNode[node.id] ?? none)) || ask.operations.some((one) => one.node === node.id && one.effect.blocking === true))
    return !found && node.kind !== 'function'
  })
  return found
}

/** What a lambda cannot hold. */
function staysOutside(part: Node): boolean {
  let found = false
  walk(part, (node) => {
    found ||= node.kind === 'await' || node.kind === 'yield' || node.kind === 'assign'
    return !found
  })
  return found
}

function usesOtherLoop(ask: Ask): boolean {
  return ask.facts.imports.some((one) => otherLoops.test(one.module))
}

function scriptForm(node: Call, call: CallFact, form: AwaitedForm, ask: Ask): readonly ProposedFix[] {
  const through = throughObject(node, call, form, ask)
  const module = through === undefined && node.callee.kind === 'name' ? moduleOf(call, form, ask) : undefined
  const imported = module === undefined ? undefined : scriptName(ask.tree, ask.facts, module, form.name)
  const name = through ?? imported?.name
  if (name === undefined) return []
  return [{
    title: `Await ${name} (others are served meanwhile)`, safety: 'suggested',
    edits: [...imported?.edits ?? [], ...awaited(node, [{ range: node.callee.range, newText: name }])],
  }]
}

/** `fs.promises.readFile` of `fs.readFileSync`, `bcrypt.compare` of `bcrypt.compareSync`. */
function throughObject({ callee }: Call, call: CallFact, form: AwaitedForm, ask: Ask): string | undefined {
  const made = ask.facts.values[call.callee]
  if (callee.kind !== 'member' || made?.op !== 'member') return undefined
  const kind = ask.kindOf(made.object)
  const catalogue = ask.subject.resolver.workspace.catalogue(ask.file)
  const path = kind.is === 'symbol' ? catalogue.canonical(kind.path) : ''
  const object = ask.text(callee.object.range)
  if (path === form.module) return `${object}.${form.name}`
  const part = form.module.slice(form.module.lastIndexOf('/') + 1)
  return path !== '' && catalogue.canonical(`${path}.${part}`) === form.module ? `${object}.${part}.${form.name}` : undefined
}

/** As the file writes it where it is the same module; a file that requires its modules is given no import. */
function moduleOf(call: CallFact, form: AwaitedForm, ask: Ask): string | undefined {
  const callee = ask.facts.values[call.callee]
  const source = callee?.op === 'use' && callee.definitions.length === 1 ? ask.facts.definitions[callee.definitions[0] ?? none]?.source : undefined
  const written = source?.from === 'import' ? ask.facts.imports[source.import]?.module : undefined
  if (written === undefined) return undefined
  return ask.subject.resolver.workspace.catalogue(ask.file).canonical(written) === form.module ? written : form.module
}

/** With parentheses where something is read from the result at once. */
function awaited(node: Call, edits: readonly TextEdit[]): readonly TextEdit[] {
  const { parent, range: { start, end } } = node
  const isRead = parent !== null && ((parent.kind === 'member' || parent.kind === 'index') && parent.object === node || (parent.kind === 'call' && parent.callee === node))
  const isParenthesised = node.outer.start < start
  const isOpen = (isRead || (parent?.kind === 'binary' && parent.operator === '**')) && !isParenthesised
  const [first, ...rest] = edits
  if (!first) return []
  const opening = `${isOpen ? '(' : ''}await ${first.newText}`
  return [{ ...first, newText: opening }, ...rest, ...isOpen ? [{ range: { start: end, end }, newText: ')' }] : []]
}
