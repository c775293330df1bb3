// Views that give their rows to a serializer: by the class in an attribute or the method that chooses one, with the rows of the class's
// query. What a view's own methods give it is looked at call by call.

import type { SerializingView } from '../../libraries/schema.js'
import { none, type CallFact, type FunctionId } from '../facts.js'
import { alternatives, weaker } from '../kinds.js'
import type { Confidence } from '../../finding.js'
import { ancestryOf, attributeIn, isSameClass, libraryFact, methodIn, type MethodPlace } from '../resolve/ancestry.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { heirsOf } from '../resolve/heirs.js'
import type { ClassPlace, Resolver } from '../resolve/resolver.js'
import { chosenAt } from './chosen-by-action.js'
import { valuesIn } from './attribute-values.js'
import { joined, rowsOf, withoutLoops, type Origins, type RowOrigin, type Walk } from './row-origin.js'
import { givenToSerializers, isFew } from './serializer-uses.js'
import type { Subject } from './subject.js'

export function viewUses(resolver: Resolver, serializer: ClassPlace, name: string): readonly RowOrigin[] {
  return viewsHolding(resolver, serializer.file, name).flatMap((view) => {
    const model = libraryFact(resolver, view, (type) => type.view)
    return model ? usesInView(resolver, view, model, serializer) : []
  })
}

/** The classes that name it, and their heirs. */
function viewsHolding(resolver: Resolver, file: string, name: string): readonly ClassPlace[] {
  const found: ClassPlace[] = []
  for (const place of resolver.workspace.classesBy('holders', name, file)) {
    const all = [place, ...heirsOf(resolver, { is: 'object', confidence: 'high', ...place }) ?? []]
    for (const one of all) if (!found.some((other) => isSameClass(one, other))) found.push(one)
  }
  return found
}

function usesInView(resolver: Resolver, view: ClassPlace, model: SerializingView, serializer: ClassPlace): readonly RowOrigin[] {
  const uses: RowOrigin[] = []
  const sure: Confidence = ancestryOf(resolver, view).isOpen ? 'medium' : 'high'
  const add = (rows: Origins, how: Confidence | undefined) => {
    if (how) uses.push(...(rows ?? []).map((one) => ({ ...withoutLoops(one), ends: endsFor(resolver, view, one.ends), choices: one.choices.map((ends) => endsFor(resolver, view, ends)), confidence: [one.confidence, how, sure].reduce(weaker) })))
  }
  const listed = libraryFact(resolver, view, (type) => type.listed) ?? []
  if (listed.length > 0 && listed.every((name) => isLeft(resolver, view, name))) add(rowsOfView(resolver, view, model), isChosen(resolver, view, model, 'list', serializer))
  for (const { subject, call, method } of callsFor(resolver, view)) {
    const decorated = givenByDecorator(subject, method.function, model)
    const how = decorated ? isClass(resolver, subject, decorated, serializer) : isChosen(resolver, view, model, subject.facts.functions[method.function]?.name ?? '', serializer)
    add(how && !isFew(subject, call.value) ? rowsOf(walkOf(view), { subject, value: call.value, calls: [] }) : undefined, how)
  }
  return uses
}

/** What a base class adds to the query that its heir names may serve other heirs. */
function endsFor(resolver: Resolver, view: ClassPlace, ends: RowOrigin['ends']): RowOrigin['ends'] {
  const own = ends.filter(({ subject, value }) => {
    const site = siteOf(subject, value)
    const cls = subject.facts.functions[site]?.class ?? none
    return cls === none || !ancestryOf(resolver, view).classes.slice(1).some((base) => base.file === subject.file && base.class === cls)
  })
  const last = ends.at(-1)
  return own.length > 0 || !last ? own : ends.filter(({ subject, value }) => subject === last.subject && siteOf(subject, value) === siteOf(last.subject, last.value))
}

function siteOf({ facts }: Subject, id: number): FunctionId {
  const value = facts.values[id]
  return (value?.op === 'call' ? facts.calls[value.call]?.site : facts.siteOf[id])?.function ?? none
}

function walkOf(view: ClassPlace, more: Partial<Walk> = {}): Walk {
  return { found: new Map(), steps: 0, given: givenToSerializers, self: view, ...more }
}

/** The library's method stands, or is what the workspace's own method ends in. */
function isLeft(resolver: Resolver, view: ClassPlace, name: string): boolean {
  const method = methodIn(resolver, view, name)
  if (!method) return true
  const facts = resolver.factsOf(method.file)
  return facts.calls.some(({ callee, site }) => {
    const made = facts.values[callee]
    return site.function === method.function && made?.op === 'member' && (made.name === name || made.name === 'list') && (isSuper(resolver, method.file, made.object) || made.name !== name)
  })
}

function isSuper(resolver: Resolver, file: string, id: number): boolean {
  const facts = resolver.factsOf(file)
  const value = facts.values[id]
  const callee = value?.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  return callee?.op === 'use' && callee.name === 'super'
}

/** The rows of the view: what its method gives, narrowed by its own method, else what stands in the attribute. */
function rowsOfView(resolver: Resolver, view: ClassPlace, model: SerializingView): Origins {
  const own = methodIn(resolver, view, model.rows)
  const query = libraryFact(resolver, view, (type) => type.calls?.[model.rows]?.ownRows) ?? { query: 'queryset' }
  const rows = own ? returnedRows(resolver, own, model, walkOf(view))
    : joined(valuesIn(resolver, view, query.query, 0).map((one) => rowsOf(walkOf(view), one)))
  const narrows = methodIn(resolver, view, model.narrows)
  if (!narrows || !rows) return rows
  return returnedRows(resolver, narrows, model, walkOf(view, { given: (subject, id, index) => subject.file === narrows.file && id === narrows.function && index === 1 ? rows : undefined }))
}

function returnedRows(resolver: Resolver, { file, function: id }: MethodPlace, model: SerializingView, walk: Walk): Origins {
  const subject = resolver.workspace.subject(file)
  const values = (subject ? chosenAt(subject, id, 'list', model) : []).map(({ node }) => subject?.facts.valueOfNode[node] ?? none)
  return subject && joined(values.filter((value) => !isNone(subject, value)).map((value) => rowsOf(walk, { subject, value, calls: [] })))
}

/** `Book.objects.none()` and nothing give no rows. */
function isNone({ facts }: Subject, id: number): boolean {
  const value = facts.values[id]
  const callee = value?.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  return (value?.op === 'constant' && value.type === 'none') || (callee?.op === 'member' && callee.name === 'none')
}

interface SerializingCall { readonly subject: Subject; readonly call: { readonly value: number }; readonly method: MethodPlace }

/** `self.get_serializer(rows, many=True)` in the methods of the view. */
function callsFor(resolver: Resolver, view: ClassPlace): readonly SerializingCall[] {
  return resolver.kept(view.file, `serializing calls ${view.class}`, () => ancestryOf(resolver, view).classes.flatMap((place) => {
    const subject = resolver.workspace.subject(place.file)
    return subject ? subject.facts.calls.flatMap((call, id) => {
      const method = subject.facts.functions[call.site.function]?.class === place.class ? { ...place, function: call.site.function } : undefined
      const index = method && isMany(subject, call) ? libraryCallsOf(resolver, subject.file, id)[0]?.model.serializes : undefined
      const rows = index === undefined ? undefined : call.arguments.find((one) => one.name === 'instance') ?? call.arguments.filter((one) => one.name === null)[index]
      return rows && method ? [{ subject, call: { value: rows.value }, method }] : []
    }) : []
  }))
}

function isMany({ facts }: Subject, call: CallFact): boolean {
  const value = facts.values[call.arguments.find((one) => one.name === 'many')?.value ?? none]
  return value?.op === 'constant' && value.value === true
}

/** `@action(detail=False, serializer_class=BookSerializer)` */
function givenByDecorator({ facts }: Subject, id: FunctionId, { serializer }: SerializingView): number | undefined {
  for (const decorator of facts.functions[id]?.decorators ?? []) {
    const value = facts.values[decorator]
    const given = value?.op === 'call' ? facts.calls[value.call]?.arguments.find((one) => one.name === serializer) : undefined
    if (given) return given.value
  }
  return undefined
}

function isClass(resolver: Resolver, { file }: Subject, value: number, of: ClassPlace): Confidence | undefined {
  const kind = resolver.kindOf({ file, value })
  return kind.is === 'class' && isSameClass(kind, of) ? 'high' : undefined
}

/** How sure it is that the view uses the serializer for an action; undefined where it does not, or may use one that is not known. */
function isChosen(resolver: Resolver, view: ClassPlace, model: SerializingView, action: string, serializer: ClassPlace): Confidence | undefined {
  const chooses = methodIn(resolver, view, model.chooses)
  const subject = chooses && resolver.workspace.subject(chooses.file)
  const held = attributeIn(resolver, view, model.serializer)
  const isHeld = held && held.attribute.value !== none && alternatives(resolver.kindOf({ file: held.file, value: held.attribute.value })).some((kind) => kind.is === 'class' && isSameClass(kind, serializer))
  if (!chooses || !subject) return isHeld === true ? 'high' : undefined
  const choices = chosenAt(subject, chooses.function, action, model)
  let found: Confidence | undefined
  for (const { node, sure } of choices) {
    const value = subject.facts.valueOfNode[node] ?? none
    const made = subject.facts.values[value]
    const isOwn = (made?.op === 'member' && made.name === model.serializer) || callsSuper(resolver, subject, value)
    const kind = resolver.kindOf({ file: subject.file, value })
    const isIt = isOwn ? isHeld === true : kind.is === 'class' && isSameClass(kind, serializer)
    if (!isOwn && kind.is !== 'class') return undefined
    if (isIt) found = sure && choices.length === 1 ? 'high' : 'medium'
  }
  return found
}

function callsSuper(resolver: Resolver, { file, facts }: Subject, id: number): boolean {
  const value = facts.values[id]
  const callee = value?.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  return callee?.op === 'member' && isSuper(resolver, file, callee.object)
}
