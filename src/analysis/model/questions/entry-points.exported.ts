// Functions that something starts by where they stand and how they are exported: pages and routes of frameworks that go by files,
// handlers of functions in the cloud, and files that are run.

import type { EntryKind, EntryPoint } from '../../work.js'
import type { Statement } from '../../syntax/tree.js'
import { handlerKeys } from '../entry-names.js'
import { none, type DefinitionId, type FunctionFact, type FunctionId, type TypeRef, type ValueId } from '../facts.js'
import { functionNames } from '../function-names.js'
import { libraryPathOf } from './library-paths.js'
import { nodeAt, type Subject } from './subject.js'

interface ExportedEntry {
  readonly file: RegExp
  readonly exported: RegExp
  readonly kind: EntryKind
  /** `{export}`, `{route}`, `{file}`. */
  readonly name: string
  readonly only?: 'async' | 'next'
}

const code = '\\.[cm]?[jt]sx?$'

/** Next, SvelteKit, Remix and Vercel. */
const exportedEntries: readonly ExportedEntry[] = [
  { file: new RegExp(`(^|/)app/(.*/)?route${code}`), exported: /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/, kind: 'http', name: '{export} {route}' },
  // Routes that those of the `app` folder only hand on.
  { file: new RegExp(`^(?!(.*/)?app/).*(^|/)route${code}`), exported: /^(GET|POST|PUT|PATCH|DELETE)$/, kind: 'http', name: '{export} in {file}', only: 'next' },
  { file: new RegExp(`(^|/)pages/api/.*${code}`), exported: /^default$/, kind: 'http', name: '{route}' },
  { file: new RegExp(`(^|/)pages/(?!api/).*${code}`), exported: /^getServerSideProps$/, kind: 'http', name: 'GET {route}' },
  { file: new RegExp(`(^|/)app/(.*/)?(page|layout|template|default|not-found)${code}`), exported: /^(default|generateMetadata)$/, kind: 'http', name: 'GET {route}', only: 'async' },
  { file: new RegExp(`(^|/)\\+server${code}`), exported: /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|fallback)$/, kind: 'http', name: '{export} {route}' },
  { file: new RegExp(`(^|/)\\+(page|layout)\\.server${code}`), exported: /^load$/, kind: 'http', name: 'GET {route}' },
  { file: new RegExp(`(^|/)app/routes/.*${code}`), exported: /^(loader|action)$/, kind: 'http', name: '{export} {route}' },
  { file: new RegExp(`(^|/)(middleware|proxy)${code}`), exported: /^(middleware|proxy)$/, kind: 'http', name: 'middleware', only: 'next' },
]

export function exportedEntry(subject: Subject, id: FunctionId): EntryPoint | undefined {
  if (subject.facts.language === 'python') return pythonHandler(subject, id)
  const fact = subject.facts.functions[id]
  if (!fact) return undefined
  const names = exportedNames(subject, id)
  for (const name of names) {
    const found = exportedEntries.find((one) => one.file.test(subject.file) && one.exported.test(name) && (one.only !== 'async' || fact.async))
    const isOther = (found?.only === 'async' && hasDirective(subject, 'use client')) || (found?.only === 'next' && !subject.text.includes('next/server'))
    if (found && !isOther) {
      return { kind: found.kind, name: found.name.replace('{export}', name).replace('{route}', routeOf(subject.file)).replace('{file}', subject.file) }
    }
  }
  if (names.length > 0 && fact.async && hasDirective(subject, 'use server')) return { kind: 'http', name: `server action ${names[0] ?? titleOf(subject, id)}` }
  if (fact.async && isServerAction(subject, fact)) return { kind: 'http', name: `server action ${titleOf(subject, id)}` }
  return cloudHandler(subject, id, fact, names) ?? fetchHandler(subject, id)
}

/** `app/(shop)/books/[id]/route.ts` → `/books/{id}` */
function routeOf(file: string): string {
  const inside = file.replace(/^(?:.*\/)?(?:app\/routes|app|pages|src\/routes|routes)\//, '').replace(/\.[cm]?[jt]sx?$/, '').replace(/(^|\/)(route|page|layout|template|default|not-found|index|\+server|\+(page|layout)\.server)$/, '')
  const parts = inside.split('/').filter((part) => part !== '' && !/^\(.*\)$|^@/.test(part))
  return `/${parts.map((part) => part.replace(/\[{1,2}(?:\.{3})?(\w+)\]{1,2}/g, '{$1}')).join('/')}`
}

/** Under which names the file exports it, also when it is wrapped: `export const handler = middy(run)`. */
export function exportedNames(subject: Subject, id: FunctionId): readonly string[] {
  const { facts } = subject
  const isOfDefinition = (definition: DefinitionId): boolean => {
    const source = facts.definitions[definition]?.source
    return source?.from === 'function' ? source.function === id : source?.from === 'value' && isIt(source.value, 0)
  }
  const isIt = (value: ValueId, depth: number): boolean => {
    const made = facts.values[value]
    if (!made || depth > 3) return false
    if (made.op === 'function') return made.function === id
    if (made.op === 'cast') return isIt(made.of, depth + 1)
    if (made.op === 'use') return made.definitions.some(isOfDefinition)
    if (made.op === 'dictionary') return depth > 0 && made.entries.some((one) => one.key !== null && handlerKeys.has(one.key) && isIt(one.value, depth + 1))
    return made.op === 'call' && (facts.calls[made.call]?.arguments ?? []).some((one) => isIt(one.value, depth + 1))
  }
  const named = facts.exports.filter((one) => one.module === null && (one.binding !== none ? (facts.bindings[one.binding]?.definitions ?? []).some(isOfDefinition) : one.value !== none && isIt(one.value, 0)))
  const written = facts.writes.filter((one) => one.name !== null && isExports(subject, one.object) && isIt(one.value, 0))
  return [...named.map((one) => one.exported), ...written.map((one) => one.name ?? '')]
}

/** `exports`, `module.exports`. */
function isExports({ facts }: Subject, id: ValueId): boolean {
  const value = facts.values[id]
  if (value?.op === 'member' && value.name === 'exports') {
    const object = facts.values[value.object]
    return object?.op === 'use' && object.binding === none && object.name === 'module'
  }
  return value?.op === 'use' && value.binding === none && value.name === 'exports'
}

function titleOf(subject: Subject, id: FunctionId): string {
  return functionNames(subject.facts).get(id) ?? ''
}

function hasDirective({ tree }: Subject, text: string): boolean {
  const first = tree.root.body.find((one) => one.kind !== 'empty')
  return first !== undefined && isDirective(first, text)
}

function isDirective(statement: Statement, text: string): boolean {
  return statement.kind === 'expression-statement' && statement.expression.kind === 'literal' && statement.expression.value === text
}

/** `async function save(data) { 'use server'; … }` */
function isServerAction(subject: Subject, { node: id }: FunctionFact): boolean {
  if (!subject.text.includes('use server')) return false
  const node = nodeAt(subject, id)
  const first = node.kind === 'function' && node.body?.kind === 'block' ? node.body.statements[0] : undefined
  return first !== undefined && isDirective(first, 'use server')
}

const eventNames = /^_?(event|evt)$/
const contextNames = /^_{0,2}(context|ctx)$/
const eventTypes: readonly (readonly [RegExp, EntryKind])[] = [
  [/^(SQS|SNS|Kinesis\w*|DynamoDBStream|S3|MSK|SES)(Batch)?(Handler|Event)$/, 'queue'], [/^(Scheduled|EventBridge)(Handler|Event)$/, 'schedule'], [/(Handler|Event(V2)?)$|^Handler$/, 'serverless'],
]

/** AWS Lambda: by the types of `aws-lambda`, or exported under its usual name with an event. */
function cloudHandler(subject: Subject, id: FunctionId, fact: FunctionFact, names: readonly string[]): EntryPoint | undefined {
  const [exported] = names
  const { facts } = subject
  if (exported === undefined || fact.site.function !== 0) return undefined
  const held = facts.definitions.find(({ source, annotation }) => annotation !== null && source.from === 'value' && facts.values[source.value]?.op === 'function' && (facts.values[source.value] as { function: number }).function === id)
  for (const type of [held?.annotation ?? null, fact.parameters[0]?.annotation ?? null]) {
    const kind = type ? kindOfEvent(subject, type) : undefined
    if (kind) return { kind, name: `lambda ${nameOfLambda(subject, exported)}`, isFunction: true }
  }
  const [first, second] = fact.parameters
  const isNamed = exported === 'handler' || exported === 'lambdaHandler'
  const takesEvent = first !== undefined && eventNames.test(first.name) && (second === undefined || contextNames.test(second.name))
  return isNamed && takesEvent ? { kind: 'serverless', name: `lambda ${nameOfLambda(subject, exported)}` } : undefined
}

function kindOfEvent(subject: Subject, type: TypeRef): EntryKind | undefined {
  if (type.form !== 'name' || type.head === none || !/^aws-lambda(\.|$)/.test(libraryPathOf(subject, type.head) ?? '')) return undefined
  const name = type.name.slice(type.name.lastIndexOf('.') + 1)
  return eventTypes.find(([pattern]) => pattern.test(name))?.[1]
}

/** Files are better names than `handler`. */
function nameOfLambda({ file }: Subject, exported: string): string {
  const stem = file.replace(/\.\w+$/, '').replace(/\/(index|handler|main|app|lambda_function)$/, '')
  return /^(lambda_?)?handler$/i.test(exported) ? stem.slice(stem.lastIndexOf('/') + 1) : exported
}

const fetchers: Readonly<Record<string, readonly [EntryKind, string]>> = { fetch: ['serverless', 'worker fetch'], scheduled: ['schedule', 'worker schedule'], queue: ['queue', 'worker queue'] }

/** `export default { async fetch(request, env) { … } }` */
function fetchHandler({ facts }: Subject, id: FunctionId): EntryPoint | undefined {
  for (const one of facts.exports) {
    if (one.exported !== 'default' || one.module !== null) continue
    const [definition] = one.binding === none ? [] : facts.bindings[one.binding]?.definitions ?? []
    const source = definition === undefined ? undefined : facts.definitions[definition]?.source
    let value = facts.values[source?.from === 'value' ? source.value : one.value]
    if (value?.op === 'cast') value = facts.values[value.of]
    const entries = value?.op === 'dictionary' ? value.entries : []
    if (!entries.some((entry) => entry.key === 'fetch' || entry.key === 'scheduled' || entry.key === 'queue')) continue
    for (const entry of entries) {
      const made = facts.values[entry.value]
      const found = entry.key !== null && Object.hasOwn(fetchers, entry.key) ? fetchers[entry.key] : undefined
      if (found && made?.op === 'function' && made.function === id) return { kind: found[0], name: found[1], isFunction: true }
    }
  }
  return undefined
}

const azureTriggers: readonly (readonly [RegExp, EntryKind])[] = [[/HttpRequest$/, 'serverless'], [/TimerRequest$/, 'schedule'], [/(QueueMessage|ServiceBusMessage|EventHubEvent|InputStream)$/, 'queue']]

/** `def lambda_handler(event, context)`, Azure's `def main(req: func.HttpRequest)`. */
function pythonHandler(subject: Subject, id: FunctionId): EntryPoint | undefined {
  const fact = subject.facts.functions[id]
  if (!fact) return undefined
  if (isMigration(fact)) return { kind: 'cli', name: `migration ${fact.name}`, callsPerMonth: 1 }
  if (fact.class !== none) return djangoCommand(subject, fact)
  if (fact.site.function !== 0 || fact.name === '') return undefined
  const [first, second, ...others] = fact.parameters
  const needsMore = others.some((one) => one.default === none && one.rest === '')
  if (first && second && !needsMore && eventNames.test(first.name) && contextNames.test(second.name)) return { kind: 'serverless', name: `lambda ${nameOfLambda(subject, fact.name)}` }
  const annotation = fact.name === 'main' ? first?.annotation : undefined
  const path = annotation && annotation.head !== none ? libraryPathOf(subject, annotation.head) : undefined
  const kind = path !== undefined && path.startsWith('azure.functions') ? azureTriggers.find(([pattern]) => pattern.test(annotation?.name ?? ''))?.[1] : undefined
  return kind && { kind, name: `azure function ${subject.file.split('/').at(-2) ?? fact.name}`, isFunction: true }
}

/** Django starts what stands there under this name, whatever class of whichever library it extends. */
function djangoCommand({ facts, file }: Subject, fact: FunctionFact): EntryPoint | undefined {
  const [, name] = /(?:^|\/)management\/commands\/(\w+)\.py$/.exec(file) ?? []
  return name !== undefined && fact.name === 'handle' && facts.classes[fact.class]?.name === 'Command' ? { kind: 'cli', name: `manage.py ${name}` } : undefined
}

/** What Django's `RunPython` takes runs once in the life of a database. */
function isMigration({ parameters: [apps, editor, ...others], class: cls }: FunctionFact): boolean {
  return cls === none && others.length === 0 && apps?.name === 'apps' && editor !== undefined && /^_?schema_?editor$/.test(editor.name)
}

/** `if __name__ == '__main__':`, `#!/usr/bin/env node`. */
export function fileEntry(subject: Subject): EntryPoint | undefined {
  const { text, facts, file } = subject
  if (facts.language !== 'python') return text.startsWith('#!') ? { kind: 'cli', name: `script ${file}` } : undefined
  const isMain = /(^|\/)__main__\.py$/.test(file) || (text.includes('__main__') && facts.values.some((value) => {
    if (value.op !== 'operation' || value.operator !== '==') return false
    const sides = value.operands.map((one) => facts.values[one])
    return sides.some((one) => one?.op === 'use' && one.name === '__name__') && sides.some((one) => one?.op === 'constant' && one.value === '__main__')
  }))
  return isMain ? { kind: 'cli', name: `script ${file}` } : undefined
}
