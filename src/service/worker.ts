// The code that runs inside an analysis worker: one engine, answering one question at a time.

import { join } from 'node:path'
import { parentPort, type MessagePort } from 'node:worker_threads'
import { createEngine, type Engine, type Trial } from '../analysis/engine.js'
import type { FileFacts } from '../analysis/model/facts.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { loadGrammars } from './grammars.js'
import type { Changes, Questions, ReportAnswer, Request } from './messages.js'
import { packFacts, unpackFacts } from './packed-facts.js'
import { readSource } from './source.js'
import { keepTrees } from './kept-trees.js'

// A rejection here ends the worker with an error, which the main thread reports.
if (parentPort) void serve(parentPort)

async function serve(port: MessagePort): Promise<void> {
  const answers = answering(await createEngine(await loadGrammars()))
  port.on('message', (request: Request) => {
    try {
      port.postMessage({ answer: answer(answers, request) })
    } catch (error) {
      port.postMessage({ failure: error instanceof Error ? error.message : String(error) })
    }
  })
  port.postMessage('ready')
}

type Answers = { readonly [K in keyof Questions]: (question: Questions[K]['question']) => Questions[K]['answer'] }

function answer(answers: Answers, { kind, question }: Request): Questions[Request['kind']]['answer'] {
  // The two belong together by the type of `Request`, which is lost where they are taken apart.
  return (answers[kind] as (given: typeof question) => Questions[Request['kind']]['answer'])(question)
}

function answering(engine: Engine): Answers {
  const unread = new Map<string, string>()
  const trees = keepTrees(engine)
  let known: ReadonlySet<string> = new Set()
  /** What others have modelled of files that are not known yet. */
  const early = new Map<string, FileFacts | undefined>()
  let configured = ''
  let tried: { readonly changes: string, readonly trial: Trial } | undefined

  const configure = (options: AnalysisOptions): void => {
    const wanted = JSON.stringify(options)
    if (wanted === configured) return
    engine.configure(options)
    configured = wanted
    tried = undefined
  }
  const triedWith = (changes: Changes | undefined): Trial => {
    if (!changes) return engine
    const key = JSON.stringify(changes)
    if (tried?.changes !== key) tried = { changes: key, trial: engine.trial(new Map(changes)) }
    return tried.trial
  }
  const changing = (change: () => readonly string[]): readonly string[] => {
    tried = undefined
    return change()
  }
  const reading = (root: string) => (path: string): string | undefined => {
    const result = readSource(join(root, path))
    if ('problem' in result) unread.set(path, result.problem)
    else unread.delete(path)
    return 'problem' in result ? undefined : result.source.text
  }

  return {
    know: ({ root, paths }) => changing(() => {
      known = new Set(paths)
      const affected = [...engine.know(paths, reading(root))]
      for (const [path, facts] of early) if (known.has(path)) affected.push(...engine.index(path, facts))
      early.clear()
      return affected
    }),
    index({ path }) {
      trees.use(path)
      const affected = changing(() => engine.index(path))
      const facts = engine.facts(path)
      return { packed: { path, facts: facts && packFacts(facts) }, affected }
    },
    adopt: ({ files }) => changing(() => files.flatMap(({ path, facts: packed }) => {
      const facts = packed && unpackFacts(packed)
      if (known.has(path)) return engine.index(path, facts)
      early.set(path, facts)
      return []
    })),
    set: ({ path, text }) => changing(() => engine.set(path, text)),
    remove: ({ path }) => changing(() => engine.remove(path)),
    reload: ({ path }) => changing(() => engine.reload(path)),
    report({ path, options, changes }) {
      configure(options)
      trees.use(path)
      const trial = triedWith(changes)
      const problem = trial.text(path) === undefined ? unread.get(path) : undefined
      if (problem !== undefined) return { path, isRead: false, lines: 0, findings: [], problems: [{ path, message: problem }] }
      return { ...trial.report(path), isRead: true } satisfies ReportAnswer
    },
    fixes({ finding, options, changes }) {
      configure(options)
      return triedWith(changes).fixes(finding)
    },
    effects({ path, options, choice, detail }) {
      configure(options)
      trees.use(path)
      return engine.effects(path, choice, detail)
    },
    outlines: ({ paths }) => paths.flatMap((path) => {
      trees.use(path)
      const outline = engine.outline(path)
      return outline ? [[path, outline] as const] : []
    }),
    runnable({ path }) {
      trees.use(path)
      return engine.runnable(path)
    },
    entries({ path }) {
      trees.use(path)
      return engine.entries(path)
    },
    texts: ({ paths }) => paths.flatMap((path) => {
      const text = engine.text(path)
      return text === undefined ? [] : [[path, text] as const]
    }),
  }
}
