// Which router a value is, wherever it is named, so that what mounts it is found by that; and what it puts before its routes by itself.

import { none, type DefinitionId, type FunctionId, type ImportFact, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { pathText, unknownPath } from './entry-points.arguments.js'
import { valueBehind } from './held-values.js'
import { kindAt, type Subject } from './subject.js'

export interface Router {
  /** What it may be known by. */
  readonly keys: readonly string[]
  /** What has routes on it where it is made, each time anew: its class, the router that its function returns. */
  readonly inside?: readonly string[]
  /** `APIRouter(prefix='/books')`, `new Hono().basePath('/api')` */
  readonly own: string
  /** What its makers give it: `export function routes(app) { app.get(…) }`. */
  readonly parameter?: { readonly subject: Subject; readonly function: FunctionId; readonly index: number }
}

const deepest = 12

export function routerOf(subject: Subject, id: ValueId, depth = 0): Router | undefined {
  const value = subject.facts.values[id]
  if (!value || depth > deepest) return undefined
  switch (value.op) {
    case 'cast': case 'await': return routerOf(subject, value.of, depth + 1)
    case 'this': return value.class === none ? undefined : { keys: [classRouter(subject.file, value.class)], own: '' }
    case 'function': return parameterRouter(subject, value.function, 0)
    case 'use': return value.definitions.length === 1 ? ofDefinition(subject, value.definitions[0] ?? none, depth) : undefined
    case 'call': return ofCall(subject, id, depth)
    case 'member': return ofMember(subject, id, depth)
    default: return undefined
  }
}

function ofDefinition(subject: Subject, id: DefinitionId, depth: number): Router | undefined {
  const source = subject.facts.definitions[id]?.source
  switch (source?.from) {
    case 'value': return routerOf(subject, source.value, depth + 1)
    case 'parameter': return parameterRouter(subject, source.function, source.index)
    case 'function': return parameterRouter(subject, source.function, 0)
    case 'import': return ofImport(subject, subject.facts.imports[source.import], depth)
    // `function routes(...[router, tenant]: RouteArguments)`
    case 'item': return source.of.from === 'parameter' && typeof source.key === 'number' && subject.facts.functions[source.of.function]?.parameters[source.of.index]?.rest === '*' ? parameterRouter(subject, source.of.function, source.of.index, source.key) : undefined
    default: return undefined
  }
}

function ofImport(subject: Subject, fact: ImportFact | undefined, depth: number): Router | undefined {
  const kind = fact && subject.resolver.workspace.imported(subject.file, fact)
  if (kind?.is === 'function') return functionRouter(subject, kind.file, kind.function)
  const module = !fact || fact.name === '*' ? undefined : subject.resolver.workspace.imported(subject.file, { ...fact, name: '*' })
  return fact && module?.is === 'module' ? exportedRouter(subject, module.file, fact.name, depth) : undefined
}

/** Of another file, by the name that it exports. */
function exportedRouter(from: Subject, file: string, name: string, depth: number): Router | undefined {
  const subject = from.resolver.workspace.subject(file)
  if (!subject) return undefined
  const { facts } = subject
  const exported = facts.exports.find((one) => one.exported === name)
  if (exported?.module != null) return ofImport(subject, { node: none, module: exported.module, level: 0, name: exported.local, typeOnly: false }, depth + 1)
  if (exported && exported.binding === none) return routerOf(subject, exported.value, depth + 1)
  const binding = facts.bindings[exported?.binding ?? (Object.hasOwn(facts.moduleNames, name) ? facts.moduleNames[name] ?? none : none)]
  const [only, ...others] = binding?.definitions ?? []
  return only === undefined || others.length > 0 ? undefined : ofDefinition(subject, only, depth + 1)
}

function functionRouter(from: Subject, file: string, id: FunctionId): Router | undefined {
  const subject = from.resolver.workspace.subject(file)
  return subject && parameterRouter(subject, id, 0)
}

function parameterRouter(subject: Subject, id: FunctionId, at: number, further = 0): Router | undefined {
  const index = at + further
  return subject.facts.functions[id]?.parameters[at] === undefined ? undefined : { keys: [`parameter ${id} ${index} ${subject.file}`], own: '', parameter: { subject, function: id, index } }
}

/** Calls of a router that give the router again. */
const chained = /^(get|post|put|patch|delete|del|all|head|options|query|use|route|routes|middleware|middlewares|on|register|mount|param|withTypeProvider|openapi|decorate|derive|state|guard)$/

function ofCall(subject: Subject, id: ValueId, depth: number): Router | undefined {
  const { facts } = subject
  const value = facts.values[id]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const callee = call && facts.values[call.callee]
  if (!call || !callee) return undefined
  const [first] = call.arguments
  if (callee.op === 'member') {
    const isPrefixing = callee.name === 'basePath' || callee.name === 'prefix'
    const router = isPrefixing || chained.test(callee.name) ? routerOf(subject, callee.object, depth + 1) : undefined
    if (router) return isPrefixing && first ? { ...router, own: joinedPath(router.own, pathText(subject, first.value) ?? unknownPath) } : router
  }
  if (callee.op === 'use' && callee.binding === none && callee.name === 'require') return required(subject, id, depth)
  const made = madeInside(subject, call.callee, depth)
  return { keys: [`made ${id} ${subject.file}`], own: ownPrefix(subject, id) ?? made?.own ?? '', ...made && { inside: [...made.keys, ...made.inside ?? []] } }
}

/** `export function booksRouter() { const router = Router(); …; return router }`, `new BooksController(service)` */
function madeInside(subject: Subject, callee: ValueId, depth: number): Router | undefined {
  const [kind, ...others] = alternatives(present(kindAt(subject, callee)))
  if (others.length > 0) return undefined
  if (kind?.is === 'class') return { keys: [classRouter(kind.file, kind.class)], own: '' }
  const home = kind?.is === 'function' ? subject.resolver.workspace.subject(kind.file) : undefined
  const [returned, ...more] = home && kind?.is === 'function' ? home.facts.functions[kind.function]?.returned ?? [] : []
  return home && returned !== undefined && more.length === 0 ? routerOf(home, returned, depth + 1) : undefined
}

function ownPrefix(subject: Subject, id: ValueId): string | undefined {
  const { facts } = subject
  const value = facts.values[id]
  const given = value?.op === 'call' ? facts.calls[value.call]?.arguments ?? [] : []
  const named = given.find((one) => one.name === 'prefix' || one.name === 'url_prefix')?.value ?? given.flatMap((one) => {
    const options = facts.values[one.value]
    return options?.op === 'dictionary' ? options.entries.filter((entry) => entry.key === 'prefix').map((entry) => entry.value) : []
  })[0]
  const isNothing = named !== undefined && facts.values[named]?.op === 'constant' && kindAt(subject, named).is === 'none'
  return named === undefined || isNothing ? undefined : pathText(subject, named) ?? unknownPath
}

/** What a module of CommonJS exports as a whole. */
function required(subject: Subject, id: ValueId, depth: number): Router | undefined {
  const kind = kindAt(subject, id)
  if (kind.is === 'function') return functionRouter(subject, kind.file, kind.function)
  const home = kind.is === 'module' ? subject.resolver.workspace.subject(kind.file) : undefined
  const [only, ...others] = home?.facts.writes.filter((one) => one.name === 'exports' && isModule(home, one.object)) ?? []
  return home && only && others.length === 0 ? routerOf(home, only.value, depth + 1) : undefined
}

function isModule({ facts }: Subject, id: ValueId): boolean {
  const value = facts.values[id]
  return value?.op === 'use' && value.binding === none && value.name === 'module'
}

/** Names under which a class keeps its only router. */
const usual = /^_?(app|router|routes|server|instance|express|fastify|hono|api)$/i

function ofMember(subject: Subject, id: ValueId, depth: number): Router | undefined {
  const member = subject.facts.values[id]
  if (member?.op !== 'member') return undefined
  const behind = valueBehind(subject, id)
  if (behind) return routerOf(behind.subject, behind.value, depth + 1)
  const module = kindAt(subject, member.object)
  if (module.is === 'module') return exportedRouter(subject, module.file, member.name, depth + 1)
  const object = subject.facts.values[member.object]
  const of = object?.op === 'this' && object.class !== none ? { file: subject.file, class: object.class } : module.is === 'object' ? module : undefined
  if (!of) return undefined
  return { keys: [`${classRouter(of.file, of.class)}.${member.name}`, ...usual.test(member.name) ? [classRouter(of.file, of.class)] : []], own: '' }
}

function classRouter(file: string, id: number): string {
  return `class ${id} ${file}`
}

export function joinedPath(before: string, after: string): string {
  return before === '' || after === '' ? before + after : `${before.replace(/\/$/, '')}/${after.replace(/^\//, '')}`
}
