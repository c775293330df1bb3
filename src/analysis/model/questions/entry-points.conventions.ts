// What is started by something of the program's own that takes it by its class or its keys: jobs that extend a base of the workspace, commands as objects.

import { none, type FunctionFact, type FunctionId } from '../facts.js'
import type { Start } from './entry-points.classes.js'
import { literalText } from './entry-points.arguments.js'
import { kindAt, type Subject } from './subject.js'

export function conventionalEntry(subject: Subject, id: FunctionId, fact: FunctionFact): Start | undefined {
  if (subject.facts.language !== 'typescript') return undefined
  return jobEntry(subject, fact) ?? commandEntry(subject, id)
}

const jobClass = /(Task|Job|Processor|Worker|Consumer)$/
const jobFolder = /(^|\/)(queues?|jobs?|tasks?|workers?|processors?|consumers?)\//
const jobMethod = /^(perform|handle|process|run|execute)$/

/** `class MailTask extends BaseTask { async perform(job) { … } }` in a folder of such, where the base leaves the method open; unless the program calls it itself. */
function jobEntry(subject: Subject, { name, class: cls }: FunctionFact): Start | undefined {
  const fact = subject.facts.classes[cls]
  if (!fact || !jobMethod.test(name) || !jobClass.test(fact.name) || !jobFolder.test(subject.file)) return undefined
  const base = openBase(subject, cls, name, 0)
  if (base === undefined) return undefined
  const isTimed = /cron|schedul|periodic|recurring/i.test(base)
  return { entry: { kind: isTimed ? 'schedule' : 'queue', name: `${isTimed ? 'scheduled task' : 'job'} ${fact.name}` }, isHook: true }
}

/** The names of the classes up to the one that declares the method and does not write it. */
function openBase(subject: Subject, cls: number, method: string, depth: number): string | undefined {
  for (const value of depth > 6 ? [] : subject.facts.classes[cls]?.bases ?? []) {
    const kind = kindAt(subject, value)
    const home = kind.is === 'class' ? subject.resolver.workspace.subject(kind.file) : undefined
    const base = home && kind.is === 'class' ? home.facts.classes[kind.class] : undefined
    if (!home || !base || kind.is !== 'class') continue
    const own = Object.hasOwn(base.methods, method) ? base.methods[method] ?? [] : []
    if (own.some((id) => home.facts.functions[id]?.isAbstract)) return base.name
    const further = own.length > 0 ? undefined : openBase(home, kind.class, method, depth + 1)
    if (further !== undefined) return `${base.name} ${further}`
  }
  return undefined
}

const commandsOfFile = new WeakMap<Subject, ReadonlyMap<FunctionId, string>>()

function commandEntry(subject: Subject, id: FunctionId): Start | undefined {
  let commands = commandsOfFile.get(subject)
  if (!commands) commandsOfFile.set(subject, commands = commandsIn(subject))
  const name = commands.get(id)
  return name === undefined ? undefined : { entry: { kind: 'cli', name: `command ${name}` }, isHook: false }
}

/** yargs: `const seed = { command: 'seed', describe: '…', handler: async () => { … } }` */
function commandsIn(subject: Subject): ReadonlyMap<FunctionId, string> {
  const { facts } = subject
  return new Map(facts.values.flatMap((value): (readonly [FunctionId, string])[] => {
    const entries = value.op === 'dictionary' ? value.entries : []
    const command = entries.find((one) => one.key === 'command')
    const handler = facts.values[entries.find((one) => one.key === 'handler')?.value ?? none]
    const isDescribed = entries.some((one) => one.key === 'describe' || one.key === 'builder')
    const text = command && isDescribed ? literalText(subject, command.value) : undefined
    return handler?.op === 'function' && text !== undefined ? [[handler.function, text.split(' ')[0] ?? '']] : []
  }))
}
