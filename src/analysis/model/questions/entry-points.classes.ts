// Methods that a framework starts because of their class: verbs of views, actions of view sets, commands, workers.

import type { EntryPoint } from '../../work.js'
import { handedName } from '../entry-names.js'
import { none, type ClassId, type FunctionFact, type FunctionId } from '../facts.js'
import { heirsOf } from '../resolve/heirs.js'
import { constantOf } from '../resolve/resolver.js'
import { entryName, namedTogether, type Started } from './entry-points.names.js'
import { classKey, registeredIn, type Registered } from './entry-points.registered.js'
import { pythonClasses, typescriptClasses, type EntryClass } from './entry-points.tables.js'
import { valueBehind } from './held-values.js'
import { basePathsOf, libraryPathOf } from './library-paths.js'
import { kindAt, type Subject } from './subject.js'

export interface Start {
  readonly entry: EntryPoint
  /** The framework calls it while it answers, if nothing else does. */
  readonly isHook: boolean
  /** Whoever calls it by its name does so through the framework: a server action that a page calls is a request. */
  readonly isWhole?: true
}

export function methodEntry(subject: Subject, id: FunctionId, fact: FunctionFact): Start | undefined {
  if (fact.class === none || fact.isStatic) return undefined
  const table = subject.facts.language === 'python' ? pythonClasses : typescriptClasses
  const bases = basePathsOf(subject, fact.class)
  const found = table.find((one) => bases.some((base) => one.base.test(base)))
  const by = found?.kind === 'http' || !found ? registrationsOfClass(subject, fact.class) : []
  const isPlainView = !found && by[0]?.registration.kind === 'http'
  const rules = found ?? (isPlainView ? pythonClasses.find((one) => one.kind === 'http') : undefined)
  return rules && entryOfMethod(rules, by, { subject, function: id }, fact)
}

/** What a view answers as a whole, by its rows: a list. */
export function viewEntryOf(subject: Subject, id: ClassId): EntryPoint | undefined {
  const bases = basePathsOf(subject, id)
  const found = pythonClasses.find((one) => one.kind === 'http' && Object.hasOwn(one.methods, 'get') && bases.some((base) => one.base.test(base)))
  if (!found || subject.facts.language !== 'python') return undefined
  const routed = routedName(registrationsOfClass(subject, id), (by) => ({ subject, function: none, verb: 'GET', below: belowRouter(by, '', '') }))
  return { kind: found.kind, name: routed ?? `GET ${subject.facts.classes[id]?.name ?? ''}` }
}

function entryOfMethod(rules: EntryClass, by: readonly Registered[], started: Started, fact: FunctionFact): Start | undefined {
  const action = actionOf(started.subject, fact)
  const verb = action?.verb ?? (Object.hasOwn(rules.methods, fact.name) ? rules.methods[fact.name] : undefined)
  const isHook = verb === undefined
  if (isHook && rules.hooks?.test(fact.name) !== true) return undefined
  const isOne = /^(retrieve|update|partial_update|destroy)$/.test(fact.name) || action?.isOfOne === true
  const placeOf = (one: Registered): Started => ({ ...started, verb: verb ?? '', below: belowRouter(one, isOne ? '{pk}' : '', action?.path ?? '') })
  const routed = rules.kind === 'http' ? routedName(by, placeOf) : undefined
  // Where the route is worked out, or one of many, the class is known.
  const name = routed ?? entryName(rules.name, by[0], { ...started, verb: verb ?? '', below: '' })
  return { entry: { kind: rules.kind, name }, isHook }
}

function routedName(by: readonly Registered[], placeOf: (one: Registered) => Started): string | undefined {
  const names = [...new Set(by.map((one) => entryName(one.registration.name, one, placeOf(one))))]
  return names.length > 0 && names.length <= 2 && names.every((one) => one.includes('/')) ? namedTogether(names) : undefined
}

/** What a router puts behind the name that it is given, with a slash at the end unless it is told otherwise. */
function belowRouter({ subject, path, callee }: Registered, ...parts: readonly string[]): string {
  if (!/\.register$/.test(path)) return ''
  const { facts } = subject
  const member = facts.values[callee]
  const router = member?.op === 'member' ? valueBehind(subject, member.object) : undefined
  const made = router?.subject.facts.values[router.value]
  const given = router && made?.op === 'call' ? router.subject.facts.calls[made.call]?.arguments.find((one) => one.name === 'trailing_slash') : undefined
  const isBare = router && given && constantOf(kindAt(router.subject, given.value)) === false
  const below = parts.filter(Boolean).join('/')
  return isBare ? below : `${below}/`
}

/** `@action(detail=True, methods=['post'], url_path='mark-read')` */
function actionOf(subject: Subject, fact: FunctionFact): { readonly verb: string; readonly path: string; readonly isOfOne: boolean } | undefined {
  const { facts } = subject
  for (const decorator of fact.decorators) {
    const value = facts.values[decorator]
    const call = value?.op === 'call' ? facts.calls[value.call] : undefined
    if (!call || !/^rest_framework\.decorators\.(action|detail_route|list_route)$/.test(libraryPathOf(subject, call.callee) ?? '')) continue
    const given = (name: string) => facts.values[call.arguments.find((one) => one.name === name)?.value ?? none]
    const [path, methods, detail] = [given('url_path'), given('methods'), given('detail')]
    const verbs = methods?.op === 'collection' ? methods.elements.flatMap((one) => {
      const text = facts.values[one]
      return text?.op === 'constant' && typeof text.value === 'string' ? [text.value.toUpperCase()] : []
    }) : []
    return {
      verb: verbs.length > 0 ? verbs.join('|') : 'GET', path: path?.op === 'constant' && typeof path.value === 'string' ? path.value : fact.name,
      isOfOne: detail?.op === 'constant' && detail.value === true,
    }
  }
  return undefined
}

/** Where the class, or else those that extend it, are given a route. */
function registrationsOfClass(subject: Subject, id: ClassId): readonly Registered[] {
  const own = registrationsOfOne(subject, subject.file, id)
  if (own.length > 0) return own
  return (heirsOf(subject.resolver, { is: 'object', confidence: 'high', file: subject.file, class: id }) ?? []).flatMap((heir) => registrationsOfOne(subject, heir.file, heir.class))
}

function registrationsOfOne(asking: Subject, file: string, id: ClassId): readonly Registered[] {
  const { workspace } = asking.resolver
  const name = workspace.facts(file)?.classes[id]?.name ?? ''
  return name === '' ? [] : registeredAs(asking, classKey(file, id), name)
}

/** The registrations of something with this key, wherever in the workspace they are; its own file's count before others. */
export function registeredAs(asking: Subject, key: string, name: string): readonly Registered[] {
  const { workspace } = asking.resolver
  const own = registeredIn(asking).get(key) ?? []
  if (own.length > 0 || name === '') return own
  const files = new Set((workspace.callersOf(asking.file, handedName(name)) ?? []).map((place) => place.file))
  return [...files].flatMap((file) => {
    const subject = file === asking.file ? undefined : workspace.subject(file)
    return subject ? registeredIn(subject).get(key) ?? [] : []
  })
}
