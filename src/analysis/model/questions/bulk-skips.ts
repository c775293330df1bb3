// What of a model a bulk write would leave out: its own save, signals and hooks of the workspace, fields that are worked out when
// a row is saved, the table of a parent.

import type { DeclaredWith, Skips } from '../../libraries/schema.js'
import { none, type ClassFact, type ClassId, type FileFacts, type Value, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { ancestryOf, isSameClass } from '../resolve/ancestry.js'
import type { CallPlace } from '../resolve/resolver.js'
import { nodeAt, type Subject } from './subject.js'

export interface ModelPlace { readonly file: string; readonly class: ClassId }

export interface Skipped {
  /** unknown: a base that cannot be read. */
  readonly what: 'method' | 'signal' | 'hook' | 'field' | 'parent' | 'unknown'
  readonly name: string
}

/** The first thing that is found; undefined where nothing would be left out. Rows of some libraries have no class. */
export function skippedBy(subject: Subject, skips: Skips, model: ModelPlace | undefined): Skipped | undefined {
  return (model && inClass(subject, skips, model, 0)) ?? signalOf(subject, skips, model) ?? hookOf(subject, skips, model)
}

function inClass(subject: Subject, skips: Skips, place: ModelPlace, depth: number): Skipped | undefined {
  const { resolver } = subject
  const home = resolver.workspace.subject(place.file)
  const cls = home?.facts.classes[place.class]
  if (!home || !cls || depth > 12) return { what: 'unknown', name: cls?.name ?? '' }
  const own = inOwnBody(home, cls, skips)
  if (own) return own
  const catalogue = resolver.workspace.catalogue(place.file)
  for (const base of cls.bases) {
    const kind = resolver.kindOf({ file: place.file, value: base })
    if (kind.is === 'symbol' && catalogue.typeNamed(catalogue.canonical(kind.path))) continue
    const { range } = nodeAt(home, home.facts.values[base]?.node ?? 0)
    if (kind.is !== 'class') return { what: 'unknown', name: home.tree.text.slice(range.start, range.end) }
    if (skips.inherited && !saysInMeta(home, cls, 'proxy') && hasTable(subject, kind, 0)) {
      return { what: 'parent', name: resolver.factsOf(kind.file).classes[kind.class]?.name ?? '' }
    }
    const inherited = inClass(subject, skips, kind, depth + 1)
    if (inherited) return inherited
  }
  return undefined
}

function inOwnBody(home: Subject, cls: ClassFact, skips: Skips): Skipped | undefined {
  const method = skips.methods?.find((name) => Object.hasOwn(cls.methods, name)) ?? hookedMethod(home, cls, skips)
  if (method) return { what: 'method', name: `${cls.name}.${method}` }
  const field = fieldOf(home, cls, skips.fields ?? [])
  if (field) return { what: 'field', name: `${cls.name}.${field}` }
  const { made } = skips
  const mayDo = (one: { readonly value: ValueId; readonly function: number }) => made !== undefined && one.function === none && mayWork(home, one.value, made)
  const odd = Object.entries(cls.attributes).find(([, attributes]) => attributes.some(mayDo))?.[0]
  if (odd !== undefined) return { what: 'field', name: `${cls.name}.${odd}` }
  return made && cls.decorators.length > 0 ? { what: 'hook', name: namesOf(home.facts, cls.decorators[0] ?? none)[0] ?? cls.name } : undefined
}

/** `@BeforeCreate static setUp(…)` */
function hookedMethod(home: Subject, cls: ClassFact, { hooks = [] }: Skips): string | undefined {
  const wanted = new Set(hooks.map((hook) => hook.call))
  return Object.entries(cls.methods).find(([, functions]) => functions.some((id) => {
    return (home.facts.functions[id]?.decorators ?? []).some((decorator) => namesOf(home.facts, decorator).some((name) => wanted.has(name)))
  }))?.[0]
}

/** `slug = AutoSlugField()`, `history = HistoricalRecords()`: of a library that is not known to leave saving alone. */
function mayWork(home: Subject, value: ValueId, { from, except = [], also = [] }: DeclaredWith): boolean {
  const made = value === none ? undefined : home.facts.values[value]
  if (made?.op !== 'call') return false
  const callee = home.facts.calls[made.call]?.callee ?? none
  const [name = ''] = namesOf(home.facts, callee)
  if (also.some((ending) => name.endsWith(ending))) return false
  const kind = home.resolver.kindOf({ file: home.file, value: callee })
  if (kind.is === 'unknown' || kind.is === 'class' || kind.is === 'function') return true
  return kind.is === 'symbol' && (!from.some((start) => kind.path.startsWith(start)) || except.includes(kind.path))
}

/** `auto_now=True` */
function fieldOf({ facts }: Subject, cls: ClassFact, keywords: readonly string[]): string | undefined {
  return Object.entries(cls.attributes).find(([, attributes]) => attributes.some(({ value }) => {
    const made = value === none ? undefined : facts.values[value]
    const given = made?.op === 'call' ? facts.calls[made.call]?.arguments ?? [] : []
    return given.some((one) => one.name !== null && keywords.includes(one.name) && !isFalse(facts.values[one.value]))
  }))?.[0]
}

function isFalse(value: Subject['facts']['values'][number] | undefined): boolean {
  return value?.op === 'constant' && value.value === false
}

/** A model that is not abstract; a mixin has no table. */
function hasTable(subject: Subject, place: ModelPlace, depth: number): boolean {
  const home = subject.resolver.workspace.subject(place.file)
  const cls = home?.facts.classes[place.class]
  return home !== undefined && cls !== undefined && !saysInMeta(home, cls, 'abstract') && isModel(subject, place, depth)
}

function isModel(subject: Subject, { file, class: id }: ModelPlace, depth: number): boolean {
  const { resolver } = subject
  return depth < 12 && (resolver.factsOf(file).classes[id]?.bases ?? []).some((base) => {
    const kind = resolver.kindOf({ file, value: base })
    return kind.is === 'symbol' || (kind.is === 'class' && isModel(subject, kind, depth + 1))
  })
}

/** `class Meta: abstract = True` */
function saysInMeta(home: Subject, cls: ClassFact, word: string): boolean {
  const node = nodeAt(home, cls.node)
  const body = node.kind === 'class' ? node.body.statements : []
  const meta = body.find((one) => one.kind === 'class' && one.name?.name === 'Meta')
  return meta !== undefined && new RegExp(`\\b${word}\\s*=\\s*True\\b`).test(home.tree.text.slice(meta.range.start, meta.range.end))
}

/** `@receiver(post_save, sender=Book)`, `post_save.connect(f, sender=Book)`; without a sender for every model. */
function signalOf(subject: Subject, skips: Skips, model: ModelPlace | undefined): Skipped | undefined {
  const { resolver, file } = subject
  for (const signal of skips.signals ?? []) {
    const isHeard = ['receiver', 'connect'].some((name) => {
      const places = resolver.workspace.callersOf(file, name)
      return places === undefined || places.some((place) => isListening(subject, place, name, signal, model))
    })
    if (isHeard) return { what: 'signal', name: signal }
  }
  return undefined
}

function isListening(subject: Subject, place: CallPlace, by: string, signal: string, model: ModelPlace | undefined): boolean {
  const { resolver } = subject
  const facts = resolver.factsOf(place.file)
  const call = facts.calls[place.call]
  const callee = facts.values[call?.callee ?? none]
  const asked = by === 'receiver' ? call?.arguments[0]?.value : callee?.op === 'member' ? callee.object : undefined
  if (!call || asked === undefined) return false
  const sender = call.arguments.find((one) => one.name === 'sender')
  const kinds = elementsOf(facts, asked).map((value) => resolver.kindOf({ file: place.file, value }))
  const isAsked = namesOf(facts, asked).includes(signal) || kinds.some((kind) => kind.is === 'symbol' && kind.path.endsWith(`.${signal}`))
  // A signal by another name: `for signal in signals: signal.connect(f, sender=Book)`.
  const mayBeAsked = isAsked || ((by === 'receiver' || sender !== undefined) && kinds.some((kind) => kind.is === 'unknown'))
  return mayBeAsked && (!sender || mayBe(subject, place.file, sender.value, model))
}

function elementsOf({ values }: FileFacts, id: ValueId): readonly ValueId[] {
  const value = values[id]
  return value?.op === 'collection' ? value.elements : [id]
}

/** The last names that a value is written with: one, those of a list, that of what is called. */
function namesOf(facts: FileFacts, id: ValueId): readonly string[] {
  const value = facts.values[id]
  if (value?.op === 'collection') return value.elements.flatMap((element) => namesOf(facts, element))
  if (value?.op === 'call') return namesOf(facts, facts.calls[value.call]?.callee ?? none)
  return value?.op === 'use' || value?.op === 'member' ? [value.name] : []
}

function mayBe({ resolver }: Subject, file: string, value: ValueId, model: ModelPlace | undefined): boolean {
  return alternatives(resolver.kindOf({ file, value })).some((kind) => kind.is === 'class' && model ? kind.file === model.file && kind.class === model.class : kind.is !== 'symbol')
}

function hookOf(subject: Subject, { hooks = [] }: Skips, model: ModelPlace | undefined): Skipped | undefined {
  const { resolver, file } = subject
  const written = new Set([file, ...model ? [model.file] : []].flatMap((one) => keysIn(resolver.factsOf(one))))
  const option = hooks.find(({ call: name, event, ofClass }) => event === undefined && !ofClass && written.has(name))
  if (option) return { what: 'hook', name: option.call }
  const hook = hooks.find(({ call: name, event, ofClass, except = [] }) => {
    const places = resolver.workspace.callersOf(file, name)
    return places === undefined || places.some((place) => {
      const facts = resolver.factsOf(place.file)
      const call = facts.calls[place.call]
      const given = call?.arguments[0]?.value ?? none
      const callee = resolver.kindOf({ file: place.file, value: call?.callee ?? none })
      if (!ofClass && model && isOfAnother(subject, place.file, facts.values[call?.callee ?? none], model)) return false
      if (callee.is === 'symbol' && except.some((start) => callee.path.startsWith(start))) return false
      if (ofClass) return given !== none && resolver.kindOf({ file: place.file, value: given }).is === 'class' && mayBe(subject, place.file, given, model)
      const first = facts.values[given]
      return event === undefined || (first?.op === 'constant' ? first.value === event : true)
    })
  })
  return hook && { what: 'hook', name: hook.call }
}

/** `Post.afterCreate(…)` says nothing of users. */
function isOfAnother({ resolver }: Subject, file: string, callee: Value | undefined, model: ModelPlace): boolean {
  const kinds = callee?.op === 'member' ? alternatives(resolver.kindOf({ file, value: callee.object })) : []
  const { classes } = ancestryOf(resolver, model)
  return kinds.length > 0 && kinds.every((kind) => kind.is === 'class' && !classes.some((one) => isSameClass(one, kind)))
}

/** `{ hooks: { beforeCreate: (user) => … } }` */
function keysIn(facts: FileFacts): readonly string[] {
  return facts.values.flatMap((value) => value.op === 'dictionary' ? value.entries.flatMap((entry) => entry.key === null ? [] : [entry.key]) : [])
}

/** The call that a class or one of its bases declares an attribute with, and that call's keywords: `isbn = TextField(primary_key=True)`. */
export function declarationOf(subject: Subject, place: ModelPlace, name: string, depth = 0): readonly string[] | undefined {
  const { facts } = subject.resolver.workspace.subject(place.file) ?? {}
  const cls = facts?.classes[place.class]
  if (!facts || !cls || depth > 12) return undefined
  const own = Object.hasOwn(cls.attributes, name) ? cls.attributes[name]?.find((one) => one.function === none) : undefined
  const made = own && facts.values[own.value]
  if (made?.op === 'call') return facts.calls[made.call]?.arguments.flatMap((one) => one.name !== null && !isFalse(facts.values[one.value]) ? [one.name] : []) ?? []
  if (own) return undefined
  for (const base of cls.bases) {
    const kind = subject.resolver.kindOf({ file: place.file, value: base })
    const found = kind.is === 'class' ? declarationOf(subject, kind, name, depth + 1) : undefined
    if (found) return found
  }
  return undefined
}
