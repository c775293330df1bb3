// What of a model a bulk write would leave out: its own save, signals and hooks of the workspace, fields that are worked out when
// a row is saved, the table of a parent.

import type { Skips } from '../../libraries/schema.js'
import { none, type ClassFact, type ClassId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { nodeAt, type Subject } from './subject.js'

export interface ModelPlace { readonly file: string; readonly class: ClassId }

export interface Skipped {
  /** unknown: a base that cannot be read. */
  readonly what: 'method' | 'signal' | 'hook' | 'field' | 'parent' | 'unknown'
  readonly name: string
}

/** The first thing that is found; undefined where nothing would be left out. */
export function skippedBy(subject: Subject, skips: Skips, model: ModelPlace): Skipped | undefined {
  return inClass(subject, skips, model, 0) ?? signalOf(subject, skips, model) ?? hookOf(subject, skips)
}

function inClass(subject: Subject, skips: Skips, place: ModelPlace, depth: number): Skipped | undefined {
  const { resolver } = subject
  const home = resolver.workspace.subject(place.file)
  const cls = home?.facts.classes[place.class]
  if (!home || !cls || depth > 12) return { what: 'unknown', name: cls?.name ?? '' }
  const method = skips.methods?.find((name) => Object.hasOwn(cls.methods, name))
  if (method) return { what: 'method', name: `${cls.name}.${method}` }
  const field = fieldOf(home, cls, skips.fields ?? [])
  if (field) return { what: 'field', name: `${cls.name}.${field}` }
  const catalogue = resolver.workspace.catalogue(place.file)
  for (const base of cls.bases) {
    const kind = resolver.kindOf({ file: place.file, value: base })
    if (kind.is === 'symbol' && catalogue.typeNamed(catalogue.canonical(kind.path))) continue
    if (kind.is !== 'class') return { what: 'unknown', name: home.tree.text.slice(nodeAt(home, home.facts.values[base]?.node ?? 0).range.start, nodeAt(home, home.facts.values[base]?.node ?? 0).range.end) }
    if (skips.inherited && !saysInMeta(home, cls, 'proxy') && hasTable(subject, kind, 0)) return { what: 'parent', name: resolver.factsOf(kind.file).classes[kind.class]?.name ?? '' }
    const inherited = inClass(subject, skips, kind, depth + 1)
    if (inherited) return inherited
  }
  return undefined
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
function signalOf(subject: Subject, skips: Skips, model: ModelPlace): Skipped | undefined {
  const { resolver, file } = subject
  for (const signal of skips.signals ?? []) {
    const heard = ['receiver', 'connect'].some((name) => {
      const places = resolver.workspace.callersOf(file, name)
      return places === undefined || places.some((place) => {
        const { facts } = resolver.workspace.subject(place.file) ?? {}
        const call = facts?.calls[place.call]
        const callee = facts?.values[call?.callee ?? none]
        if (!facts || !call) return false
        const asked = name === 'connect' ? callee?.op === 'member' ? namesOf(facts.values, callee.object) : [] : call.arguments.slice(0, 1).flatMap((one) => namesOf(facts.values, one.value))
        const sender = call.arguments.find((one) => one.name === 'sender')
        return asked.includes(signal) && (!sender || mayBe(subject, place.file, sender.value, model))
      })
    })
    if (heard) return { what: 'signal', name: signal }
  }
  return undefined
}

/** The names that a value is written with: one, or those of a list. */
function namesOf(values: Subject['facts']['values'], id: ValueId): readonly string[] {
  const value = values[id]
  if (value?.op === 'collection') return value.elements.flatMap((element) => namesOf(values, element))
  return value?.op === 'use' || value?.op === 'member' ? [value.name] : []
}

function mayBe({ resolver }: Subject, file: string, value: ValueId, model: ModelPlace): boolean {
  return alternatives(resolver.kindOf({ file, value })).some((kind) => kind.is === 'class' ? kind.file === model.file && kind.class === model.class : kind.is !== 'symbol')
}

function hookOf({ resolver, file }: Subject, skips: Skips): Skipped | undefined {
  const hook = skips.hooks?.find(({ call: name, event }) => {
    const places = resolver.workspace.callersOf(file, name)
    return places === undefined || places.some((place) => {
      const facts = resolver.factsOf(place.file)
      const first = facts.values[facts.calls[place.call]?.arguments[0]?.value ?? none]
      return event === undefined || (first?.op === 'constant' ? first.value === event : true)
    })
  })
  return hook && { what: 'hook', name: hook.call }
}
