// Where the calls of a single function come from: from a number that the code, a comment, a measurement or the configuration gives, from its callers, or from both.

import type { CallerNode } from '../analysis/work.js'
import { inputOf, type Input } from './inputs.js'
import type { Setting } from './setting.js'
import { defaultCalls, type Workload } from './workload.js'

export interface CallSource {
  readonly input?: Input
  readonly callers: CallerNode['callers']
}

export function sourceOf(node: CallerNode, setting: Setting): CallSource {
  const stated = statedCalls(node, setting)
  if (stated) return { input: stated, callers: [] }
  if (node.entry) return { input: entryCalls(node, node.entry, setting), callers: node.callers }
  return node.callers.length > 0 ? { callers: node.callers } : { input: unknownCalls(node, setting), callers: [] }
}

/** What holds for the function as a whole, whoever calls it. */
function statedCalls(node: CallerNode, setting: Setting): Input | undefined {
  const name = `calls of ${nameOf(node)}`
  if (node.calls) return callsInput(name, node.calls.value, 'annotation', `a comment on ${nameOf(node)}`)
  const measured = setting.measurements?.callsOf(node)
  if (measured) return callsInput(name, measured.value, measured.source, measured.note)
  const configured = configuredCalls(node, setting)
  return configured && callsInput(name, configured.calls, 'config', `workload.functions of "${configured.key}"`)
}

function entryCalls(node: CallerNode, entry: NonNullable<CallerNode['entry']>, { workload }: Setting): Input {
  const name = `calls of ${entry.name || nameOf(node)}`
  if (entry.callsPerMonth !== undefined) return callsInput(name, entry.callsPerMonth, 'literal', entry.kind === 'schedule' ? `the schedule of ${entry.name}` : `${entry.name} runs once`)
  const configured = workload?.calls?.[entry.kind]
  if (configured !== undefined) return callsInput(name, configured, 'config', `workload.calls.${entry.kind}, for ${entry.name}`)
  const note = `nobody says how often ${entry.name} is called: ${howToSay(defaultCalls[entry.kind], `workload.calls.${entry.kind}`)}`
  return callsInput(name, defaultCalls[entry.kind], 'default', note)
}

/** No entry point leads there. The top level of a module runs once in each start of a process, as commands do. */
export function unknownCalls(node: Pick<CallerNode, 'path' | 'function'>, { workload }: Setting): Input {
  const kind = node.function === '' ? 'cli' : 'other'
  const configured = workload?.calls?.[kind]
  const name = `calls of ${nameOf(node)}`
  if (configured !== undefined) return callsInput(name, configured, 'config', `workload.calls.${kind}, as nothing is known to call ${nameOf(node)}`)
  return callsInput(name, defaultCalls[kind], 'default', `nothing is known to call ${nameOf(node)}: ${howToSay(defaultCalls[kind], `workload.calls.${kind}`)}`)
}

function callsInput(name: string, value: number, source: Input['source'], note: string): Input {
  return inputOf(name, 'calls/month', value, source, note)
}

function howToSay(calls: number, key: string): string {
  return `write a comment on the function such as \`cost-hints: calls=${calls}/month\`, or set ${key} in .cost-hints.json`
}

export function nameOf(node: Pick<CallerNode, 'path' | 'function'>): string {
  return node.function === '' ? `the top level of ${node.path}` : node.function
}

interface ConfiguredCalls {
  readonly key: string
  readonly calls: number
}

/** Path and function before function before entry point before glob, and a long glob before a short one: the more exact key counts. */
export function configuredCalls(node: Pick<CallerNode, 'path' | 'function' | 'entry'>, { workload, matcherOf }: Pick<Setting, 'workload' | 'matcherOf'>): ConfiguredCalls | undefined {
  const functions = workload?.functions ?? {}
  const exact = [`${node.path}:${node.function}`, node.function, ...namesOf(node.entry?.name ?? '').flatMap(spelled)].find((key) => key !== '' && Object.hasOwn(functions, key))
  const key = exact ?? globsOf(functions).find((glob) => matcherOf([glob])(node.path))
  const calls = key === undefined ? undefined : functions[key]
  return key === undefined || calls === undefined ? undefined : { key, calls }
}

/** `GET /books or /shelves` as a whole, and each of the two. */
export function namesOf(entry: string): readonly string[] {
  const [, verb = '', routes = entry] = /^([A-Z|]+ )(.*)$/.exec(entry) ?? []
  const each = routes.replace(/ and \d+ others$/, '').split(' or ')
  return each.length > 1 || each[0] !== routes ? [entry, ...each.map((route) => verb + route)] : [entry]
}

/** `GET /books` and `GET /books/` are one route to whoever writes it down; a view that answers all methods is known by any. */
function spelled(name: string): readonly string[] {
  const [, verb, path] = /^([A-Z|]+ )?(\/.+)$/.exec(name) ?? []
  if (path === undefined) return [name]
  const paths = [path, path.endsWith('/') ? path.slice(0, -1) : `${path}/`]
  return (verb === undefined ? ['', ...methods] : [verb]).flatMap((one) => paths.map((each) => one + each))
}

const methods = ['GET ', 'POST ', 'PUT ', 'PATCH ', 'DELETE ']

/** Keys that are no name of a function or of an entry point. */
function globsOf(functions: NonNullable<Workload['functions']>): readonly string[] {
  return Object.keys(functions).filter((key) => /[/*?]|\.(py|[cm]?[jt]sx?)$/.test(key) && !/:[^/]*$|^[A-Z|]+ |^\/[^*]*$/.test(key)).sort((a, b) => b.length - a.length)
}
