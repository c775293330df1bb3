// Functions that run before there is anything to hold up: what a framework calls as a program starts or ends, what is run by the top
// level of a script, and what only such functions call.

import { none, type CallFact, type CallId, type FileFacts, type FunctionFact, type FunctionId, type NodeId, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { decoratedAs } from '../resolve/decorators.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { targetsOf } from '../resolve/targets.js'
import { constantOf } from '../resolve/resolver.js'
import { alternatives } from '../kinds.js'
import { exportedNames } from './entry-points.exported.js'
import { runsAlone } from './lone-tasks.js'
import { isMemoGuarded } from './memo.js'
import { functionAround } from './repeated.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** Whether what stands at `node`, in this function, runs as a program starts or ends. */
export function isStartUp(subject: Subject, id: FunctionId, node: NodeId): boolean {
  return isCommand(subject) || isStartUpFunction(subject, id, 0) || isBeforeTasks(subject, id, node) || runsAlone(subject, id)
}

const mostSteps = 4

const terminals = /^(yargs|commander|inquirer|@inquirer\/.*|prompts|enquirer|@clack\/.*|ora|meow|cac|@oclif\/.*|listr2?|citty)$/

/** In JavaScript, a module that speaks with a terminal is part of a command: nobody else waits for it. */
function isCommand({ file, facts }: Subject): boolean {
  return facts.language === 'typescript' && (buildSettings.test(file) || facts.imports.some((one) => terminals.test(one.module)))
}

/** `vite.config.ts`, `next.config.mjs`: read by a tool that builds, before anything is served. */
const buildSettings = /(^|\/)[\w-]+\.config\.[cm]?[jt]s$/

function isStartUpFunction(subject: Subject, id: FunctionId, depth: number): boolean {
  const fact = subject.facts.functions[id]
  if (!fact || id === 0 || depth > mostSteps) return false
  return isHook(subject, id, fact) || startsServer(subject, id) || endsProgram(subject, id) || makesServer(subject, id, 0) || isOnlyCalledAtStart(subject, id, fact, depth)
}

/** Functions that a framework calls by their names as it starts, in files that import it. */
const namedHooks: ReadonlyMap<string, RegExp> = new Map(['setup', 'teardown', 'setup_hook', 'cog_load', 'cog_unload'].map((name) => [name, /^(discord|nextcord|disnake)(\.|$)/]))

const hookDecorators = /^(before|after)_(app_)?serving$|^while_serving$|^(before|after)_server_(start|stop)$|^main_process_(start|stop)$|^on_(startup|shutdown)$/
const events = /^(startup|shutdown|(before|after)_server_(start|stop)|main_process_(start|stop))$/

/** Called once by a framework: `@app.on_event('startup')`, a lifespan, NestJS' `onModuleInit`, what Next runs when it builds. */
function isHook(subject: Subject, id: FunctionId, fact: FunctionFact): boolean {
  if (subject.facts.language === 'typescript') return isScriptHook(subject, fact) || isOfStaticPage(subject, id)
  const isDecorated = fact.decorators.some((decorator) => isHookDecorator(subject, decorator))
  const isLifespan = decoratedAs(subject.resolver, subject.file, fact, ['contextlib.asynccontextmanager']) && /life_?(span|cycle)/i.test(fact.name)
  const isNamed = subject.facts.imports.some((one) => namedHooks.get(fact.name)?.test(one.module) === true)
  return isDecorated || isLifespan || isNamed || isRegisteredHook(subject, id)
}

/** It ends with `server.listen(port)`. */
function startsServer({ facts }: Subject, id: FunctionId): boolean {
  return facts.language === 'typescript' && facts.calls.some((call) => {
    const callee = facts.values[call.callee]
    return call.site.function === id && callee?.op === 'member' && callee.name === 'listen'
  })
}

/** `process.exit(…)` in it: a program of its own, or the end of one. */
function endsProgram({ facts }: Subject, id: FunctionId): boolean {
  return facts.language === 'typescript' && facts.calls.some((call) => {
    const callee = facts.values[call.callee]
    const object = call.site.function === id && callee?.op === 'member' && callee.name === 'exit' ? facts.values[callee.object] : undefined
    return object?.op === 'use' && object.name === 'process'
  })
}

const servers = /^(express|fastify|koa|restify|hono|polka|@hapi\/hapi|@nestjs\/core)$/

/** It makes the application that will serve, itself or through what it calls: nothing is served yet. */
function makesServer(subject: Subject, id: FunctionId, depth: number): boolean {
  const { facts, resolver, file } = subject
  if (facts.language !== 'typescript' || depth > 3) return false
  return facts.calls.some((call, callId) => {
    if (call.site.function !== id) return false
    const callee = facts.values[call.callee]
    const named = callee?.op === 'member' && callee.name === 'create' ? facts.values[callee.object] : callee
    const source = named?.op === 'use' && named.definitions.length === 1 ? facts.definitions[named.definitions[0] ?? none]?.source : undefined
    const module = source?.from === 'import' ? facts.imports[source.import] : undefined
    const isMade = module && servers.test(module.module) && (module.name === 'default' || /^(fastify|Hono|Koa|NestFactory)$/.test(module.name) || module.name === '*')
    return isMade === true || targetsOf(resolver, file, callId).some((target) => {
      const at = resolver.workspace.subject(target.file)
      return at !== undefined && makesServer(at, target.function, depth + 1)
    })
  })
}

const nestHooks: ReadonlyMap<string, string> = new Map([
  ['onModuleInit', 'OnModuleInit'], ['onApplicationBootstrap', 'OnApplicationBootstrap'], ['onModuleDestroy', 'OnModuleDestroy'],
  ['beforeApplicationShutdown', 'BeforeApplicationShutdown'], ['onApplicationShutdown', 'OnApplicationShutdown'],
])
const buildFunctions: ReadonlySet<string> = new Set(['getStaticProps', 'getStaticPaths', 'generateStaticParams'])

function isScriptHook({ facts }: Subject, fact: FunctionFact): boolean {
  const hook = nestHooks.get(fact.name)
  // Nest looks for the method, whether or not the class says that it has it.
  const isKept = facts.imports.some((one) => one.module === '@nestjs/common') && (facts.classes[fact.class]?.decorators.length ?? 0) > 0
  if (hook !== undefined && (isKept || facts.classes[fact.class]?.implements.some((one) => one.name === hook))) return true
  return buildFunctions.has(fact.name) && facts.exports.some((one) => one.exported === fact.name)
}

const pageParts: ReadonlySet<string> = new Set(['default', 'generateMetadata', 'generateViewport', 'GET'])
const metadataRoute = /(^|\/)app\/(.*\/)?(sitemap|robots|manifest)\.[cm]?[jt]sx?$/

/**
 * A page of Next's that lists what it is made for (`generateStaticParams`) is made as the program is built, or once for what is not listed, and so are
 * `sitemap` and `robots`; what calls `cacheLife` is kept.
 */
function isOfStaticPage(subject: Subject, id: FunctionId): boolean {
  const { facts, file } = subject
  if (keepsAnswers(subject, id)) return true
  const isListed = facts.exports.some((one) => one.exported === 'generateStaticParams')
  if (!isListed && !(metadataRoute.test(file) && facts.imports.some((one) => one.module === 'next'))) return false
  const modes = facts.exports.filter((one) => one.exported === 'dynamic').flatMap((one) => facts.bindings[one.binding]?.definitions ?? [])
  const isForced = modes.some((one) => {
    const source = facts.definitions[one]?.source
    return source?.from === 'value' && constantOf(kindAt(subject, source.value)) === 'force-dynamic'
  })
  return !isForced && exportedNames(subject, id).some((one) => pageParts.has(one))
}

/** It says how long its answers are kept: `cacheLife('max')` of `next/cache`. */
function keepsAnswers({ facts }: Subject, id: FunctionId): boolean {
  if (!facts.imports.some((one) => one.module === 'next/cache')) return false
  return facts.calls.some((call) => {
    const callee = facts.values[call.callee]
    return call.site.function === id && callee?.op === 'use' && /^(unstable_)?cache(Life|Tag)$/.test(callee.name)
  })
}

function isHookDecorator(subject: Subject, decorator: number): boolean {
  const { facts } = subject
  const value = facts.values[decorator]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const named = call ? facts.values[call.callee] : value
  if (named?.op !== 'member') return false
  if (hookDecorators.test(named.name)) return true
  const [first] = call?.arguments ?? []
  const event = first ? constantOf(kindAt(subject, first.value)) : undefined
  return /^(on_event|listener)$/.test(named.name) && typeof event === 'string' && events.test(event)
}

/** `FastAPI(lifespan=run)`, `on_startup=[open_pool]`, `app.add_event_handler('startup', run)`, `app.on_startup.append(run)`. */
function isRegisteredHook(subject: Subject, id: FunctionId): boolean {
  const isOne = (value: ValueId): boolean => alternatives(kindAt(subject, value)).some((kind) => kind.is === 'function' && kind.file === subject.file && kind.function === id)
  return registrationsIn(subject.facts).some(({ hooks, event }) => hooks.some(isOne) && (event === undefined || events.test(String(constantOf(kindAt(subject, event)) ?? ''))))
}

interface Registration {
  readonly hooks: readonly ValueId[]
  /** What says whether it is one. */
  readonly event?: ValueId
}

const registrations = new WeakMap<FileFacts, readonly Registration[]>()

/** They are asked for with every function. */
function registrationsIn(facts: FileFacts): readonly Registration[] {
  const known = registrations.get(facts) ?? facts.calls.flatMap((call) => registeredBy(facts, call))
  registrations.set(facts, known)
  return known
}

function registeredBy({ values }: FileFacts, { callee: id, arguments: given }: CallFact): readonly Registration[] {
  const callee = values[id]
  const object = callee?.op === 'member' ? values[callee.object] : undefined
  const isUse = (value: ValueId): boolean => values[value]?.op === 'use'
  if (callee?.op === 'member' && callee.name === 'append' && object?.op === 'member' && /^(on_(startup|shutdown|cleanup)|cleanup_ctx)$/.test(object.name)) return [{ hooks: given.map(({ value }) => value).filter(isUse) }]
  if (callee?.op === 'member' && callee.name === 'add_event_handler') return [{ hooks: given.map(({ value }) => value).filter(isUse), event: given[0]?.value ?? none }]
  const hooks = given.flatMap(({ name, value: one }) => {
    const value = values[one]
    if (name === 'lifespan') return isUse(one) ? [one] : []
    return /^on_(startup|shutdown)$/.test(name ?? '') && value?.op === 'collection' ? value.elements : []
  })
  return hooks.length > 0 ? [{ hooks }] : []
}

/** Called, and only by the top level of modules and by such functions. In Python, `asyncio.run` starts tasks that others wait beside. */
function isOnlyCalledAtStart(subject: Subject, id: FunctionId, fact: FunctionFact, depth: number): boolean {
  const { resolver, file } = subject
  if (isCalledInPlace(subject, fact)) return subject.facts.language === 'typescript' && (fact.site.function === 0 || isStartUpFunction(subject, fact.site.function, depth + 1))
  if (isRunSoon(subject, fact)) return fact.site.function === 0 || isStartUpFunction(subject, fact.site.function, depth + 1)
  const name = fact.name !== '' || isHeldByName(subject, fact) ? nameOfFunction(subject.facts, id) : ''
  if (name === '' || fact.inline || fact.decorators.length > 0) return false
  const places = resolver.workspace.callersOf(file, name)
  let isCalled = false
  for (const place of places ?? []) {
    const caller = resolver.workspace.subject(place.file)
    const targets = targetsOf(resolver, place.file, place.call)
    if (targets.length > 0 && !targets.some((target) => target.file === file && target.function === id)) continue
    const site = caller?.facts.calls[place.call]?.site
    if (!caller || !site) return false
    // A method of something that is not known may be this one; a plain function is called by its name.
    if (targets.length === 0 && fact.class === none && !mayBeImported(caller, place.call, file)) continue
    if (targets.length === 0) return false
    const isTop = site.function === 0 && subject.facts.language === 'typescript'
    if (!isTop && !isStartUpFunction(caller, site.function, depth + 1) && !isCalledOnce(caller, place.call)) return false
    isCalled = true
  }
  return isCalled
}

/** `const load = async () => { … }`: called by that name like a function of it. */
function isHeldByName(subject: Subject, fact: FunctionFact): boolean {
  const { parent } = nodeAt(subject, fact.node)
  return parent?.kind === 'assign' && parent.targets.length === 1 && parent.targets[0]?.kind === 'name'
}

/** `signer ??= await makeSigner()`: what it gives is kept as long as the process lives. */
function isCalledOnce(subject: Subject, id: CallId): boolean {
  const call = subject.facts.calls[id]
  const around = subject.facts.language === 'typescript' && call ? functionAround(nodeAt(subject, call.node)) : undefined
  return call !== undefined && around?.kind === 'function' && isMemoGuarded(subject, nodeAt(subject, call.node), around)
}

/** `process.nextTick(async () => { … })` */
function isRunSoon({ facts }: Subject, { inline }: FunctionFact): boolean {
  const callee = inline ? facts.values[facts.calls[inline.call]?.callee ?? none] : undefined
  return facts.language === 'typescript' && (callee?.op === 'member' || callee?.op === 'use') && /^(nextTick|setImmediate|queueMicrotask)$/.test(callee.name)
}

/** Whether a name that is called may stand for a function of that file: its own, or one that is imported. */
function mayBeImported({ file, facts }: Subject, call: CallId, from: string): boolean {
  const callee = facts.values[facts.calls[call]?.callee ?? none]
  if (callee?.op !== 'use') return callee?.op !== 'member'
  return file === from || callee.definitions.some((one) => {
    const source = facts.definitions[one]?.source
    return source?.from !== 'function' && source?.from !== 'parameter' && source?.from !== 'class'
  })
}

/** `(async () => { … })()` */
function isCalledInPlace(subject: Subject, fact: FunctionFact): boolean {
  const node = nodeAt(subject, fact.node)
  return node.parent?.kind === 'call' && node.parent.callee === node
}

/** Before the first await of what `asyncio.run` is given, no other task exists. */
function isBeforeTasks(subject: Subject, id: FunctionId, node: NodeId): boolean {
  const { facts } = subject
  if (facts.language !== 'python') return false
  const { start } = nodeAt(subject, node).range
  const own = nodeAt(subject, facts.functions[id]?.node ?? none)
  const isFirst = !facts.awaits.some((one) => one.site.function === id && nodeAt(subject, one.node).range.start < start)
  const loop = loopAround(subject, node, own.id)
  return isFirst && !loop && facts.calls.some((call, callId) => call.site.function !== id && isRunOf(subject, callId, id))
}

function loopAround(subject: Subject, node: NodeId, until: NodeId): boolean {
  for (let at = nodeAt(subject, node).parent; at && at.id !== until; at = at.parent) if (at.kind === 'loop') return true
  return false
}

/** `asyncio.run(main())`, `loop.run_until_complete(main())`. */
function isRunOf(subject: Subject, id: number, wanted: FunctionId): boolean {
  const { facts, resolver, file } = subject
  const value = facts.values[facts.calls[id]?.arguments[0]?.value ?? none]
  if (value?.op !== 'call' || !targetsOf(resolver, file, value.call).some((target) => target.file === file && target.function === wanted)) return false
  return libraryCallsOf(resolver, file, id).some(({ model }) => model.returns === 'awaited<arg0>' && model.awaitable !== true)
}
