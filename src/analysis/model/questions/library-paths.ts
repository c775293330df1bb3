// Where in a library a value comes from, for libraries that no model describes: `flask.Flask().route`, `express.Router().get`, `celery.shared_task`.
// `()` stands for what a call gives; names, attributes, imports and functions of the workspace that only hand it on are looked through.

import { none, type DefinitionId, type ExportFact, type FunctionId, type ImportFact, type TypeRef, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { own } from '../own.js'
import { valuesIn } from './attribute-values.js'
import { kindAt, type Subject } from './subject.js'

const known = new WeakMap<Subject, Map<ValueId, string | undefined>>()

/** Undefined where it is of no library, or where nothing says. */
export function libraryPathOf(subject: Subject, value: ValueId): string | undefined {
  return pathAt(subject, value, 0)
}

const deepest = 48
/** Steps that one question may take. */
const mostSteps = 1500

/** What is being looked for, by its order. */
const underWay = new Map<string, number>()
/** The first of those that what is looked for turned out to depend on: what lies between is not kept. */
let lowest = Infinity
let steps = 0

function pathAt(subject: Subject, id: ValueId, depth: number): string | undefined {
  if (id === none) return undefined
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<ValueId, string | undefined>())
  if (ofFile.has(id)) return ofFile.get(id)
  if (underWay.size === 0) steps = 0
  const key = `${id} ${subject.file}`
  const open = underWay.get(key)
  // What depends on itself comes from nowhere; what is cut short is answered again when it is asked by itself.
  if (open !== undefined || depth > deepest || ++steps > mostSteps) {
    lowest = Math.min(lowest, open ?? 0)
    return undefined
  }
  const own = underWay.size
  const before = lowest
  lowest = Infinity
  underWay.set(key, own)
  try {
    const path = subject.resolver.workspace.reading(subject.file, () => findPath(subject, id, depth))
    if (own === 0 || lowest >= own) ofFile.set(id, path)
    return path
  } finally {
    underWay.delete(key)
    lowest = Math.min(before, lowest < own ? lowest : Infinity)
  }
}

function findPath(subject: Subject, id: ValueId, depth: number): string | undefined {
  const { facts } = subject
  const value = facts.values[id]
  const follow = (next: ValueId): string | undefined => pathAt(subject, next, depth + 1)
  switch (value?.op) {
    case 'await': case 'cast': return follow(value.of)
    case 'either': return first(value.of, follow)
    case 'use': return first(value.definitions, (one) => ofDefinition(subject, one, depth)) ?? symbolAt(subject, id)
    case 'member': {
      const object = follow(value.object)
      return object === undefined ? symbolAt(subject, id) ?? memberOf(subject, id, depth) : joined(object, value.name)
    }
    case 'call': {
      const callee = facts.calls[value.call]?.callee ?? none
      const path = follow(callee)
      if (path === 'functools.partial') return follow(facts.calls[value.call]?.arguments[0]?.value ?? none)
      // `app.command('serve').description('…')`, `require('express')`
      return path === undefined ? symbolAt(subject, id) ?? first(alternatives(present(kindAt(subject, callee))), (kind) => madeBy(subject, kind, depth)) : `${path}()`
    }
    default: return symbolAt(subject, id)
  }
}

function symbolAt(subject: Subject, id: ValueId): string | undefined {
  const kind = present(kindAt(subject, id))
  if (kind.is === 'symbol') return joined(kind.path, '')
  if (kind.is === 'instance') return `${kind.type}()`
  return kind.is === 'method' ? `${kind.type}().${kind.name}` : undefined
}

/** A default import is the module for whoever names it. */
function joined(path: string, name: string): string {
  const whole = name === '' ? path : `${path}.${name}`
  return whole.replace(/\.default(?=$|[.(])/g, '')
}

function ofDefinition(subject: Subject, id: DefinitionId, depth: number): string | undefined {
  const definition = subject.facts.definitions[id]
  if (!definition) return undefined
  const { source, annotation } = definition
  switch (source.from) {
    case 'value': case 'enter': return pathAt(subject, source.value, depth + 1) ?? ofAnnotation(subject, annotation, depth)
    case 'import': {
      const fact = subject.facts.imports[source.import]
      return fact && ofImport(subject, fact, depth)
    }
    case 'parameter': return ofAnnotation(subject, subject.facts.functions[source.function]?.parameters[source.index]?.annotation ?? null, depth)
    case 'function': return ofDecorated(subject, source.function, depth)
    case 'item': {
      const whole = typeof source.key === 'string' && source.of.from === 'value' ? pathAt(subject, source.of.value, depth + 1) : undefined
      return whole === undefined ? undefined : joined(whole, String(source.key))
    }
    default: return ofAnnotation(subject, annotation, depth)
  }
}

/** `server: FastifyInstance` */
function ofAnnotation(subject: Subject, type: TypeRef | null, depth: number): string | undefined {
  if (!type) return undefined
  if (type.form === 'union') return first(type.args, (one) => ofAnnotation(subject, one, depth))
  const head = type.form === 'name' && type.head !== none ? pathAt(subject, type.head, depth + 1) : undefined
  return head === undefined ? undefined : `${[head, ...type.name.split('.').slice(1)].join('.')}()`
}

/** `@click.group()` makes of the function something that has commands. */
function ofDecorated(subject: Subject, id: FunctionId, depth: number): string | undefined {
  const decorators = subject.facts.functions[id]?.decorators ?? []
  return first(decorators, (one) => pathAt(subject, one, depth + 1))
}

function ofImport(subject: Subject, fact: ImportFact, depth: number): string | undefined {
  const { workspace } = subject.resolver
  const kind = workspace.imported(subject.file, fact)
  if (kind?.is === 'symbol') return joined(kind.path, '')
  if (kind?.is === 'instance') return `${kind.type}()`
  const module = fact.name === '*' ? undefined : workspace.imported(subject.file, { ...fact, name: '*' })
  return module?.is === 'module' ? ofModule(subject, module.file, fact.name, depth + 1) : undefined
}

function ofModule(from: Subject, file: string, name: string, depth: number): string | undefined {
  const subject = from.resolver.workspace.subject(file)
  if (!subject || depth > deepest) return undefined
  const { facts } = subject
  const exported = facts.language === 'typescript' ? facts.exports.filter((one) => one.exported === name) : []
  if (exported.length > 0) return first(exported, (one) => ofExport(subject, one, depth))
  const binding = own(facts.moduleNames, name)
  return binding === undefined ? undefined : first(facts.bindings[binding]?.definitions ?? [], (one) => ofDefinition(subject, one, depth))
}

function ofExport(subject: Subject, { module, local, binding, value }: ExportFact, depth: number): string | undefined {
  if (module !== null) return ofImport(subject, { node: none, module, level: 0, name: local, typeOnly: false }, depth)
  if (binding !== none) return first(subject.facts.bindings[binding]?.definitions ?? [], (one) => ofDefinition(subject, one, depth))
  return pathAt(subject, value, depth)
}

/** An attribute of an object of the workspace, or a name of a module of it. */
function memberOf(subject: Subject, id: ValueId, depth: number): string | undefined {
  const member = subject.facts.values[id]
  if (member?.op !== 'member') return undefined
  return first(alternatives(present(kindAt(subject, member.object))), (kind) => {
    if (kind.is === 'module') return ofModule(subject, kind.file, member.name, depth + 1)
    if (kind.is !== 'object' && kind.is !== 'class') return undefined
    return first(valuesIn(subject.resolver, kind, member.name, 0), (one) => pathAt(one.subject, one.value, depth + 1))
  })
}

/** What a function of the workspace returns; an object of a class that extends one of the library. */
function madeBy(subject: Subject, kind: ReturnType<typeof kindAt>, depth: number): string | undefined {
  const made = kind.is === 'function' || kind.is === 'class' ? subject.resolver.workspace.subject(kind.file) : undefined
  if (!made) return undefined
  if (kind.is === 'function') return first(made.facts.functions[kind.function]?.returned ?? [], (one) => pathAt(made, one, depth + 1))
  const path = kind.is === 'class' ? basePathsOf(made, kind.class, 0, depth + 1)[0] : undefined
  return path === undefined ? undefined : `${path}()`
}

/** The classes of libraries that a class of the workspace extends, through others of the workspace. */
export function basePathsOf(subject: Subject, id: number, level = 0, depth = 0): readonly string[] {
  const bases = level > 12 ? [] : subject.facts.classes[id]?.bases ?? []
  return bases.flatMap((value) => {
    const kind = kindAt(subject, value)
    const other = kind.is === 'class' ? subject.resolver.workspace.subject(kind.file) : undefined
    if (kind.is === 'class') return other ? basePathsOf(other, kind.class, level + 1, depth) : []
    const path = pathAt(subject, value, depth)
    return path === undefined ? [] : [path]
  })
}

function first<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}
