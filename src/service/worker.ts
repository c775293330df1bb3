// The code that runs inside an analysis worker: one engine, answering one question at a time.

import { parentPort, type MessagePort } from 'node:worker_threads'
import { createEngine, type Engine } from '../analysis/engine.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { everyProblem } from './every-problem.js'
import { loadGrammars } from './grammars.js'
import type { Questions, Request } from './messages.js'
import { readSource } from './source.js'

// A rejection here ends the worker with an error, which the main thread reports.
if (parentPort) void serve(parentPort)

async function serve(port: MessagePort): Promise<void> {
  const engine = await createEngine(await loadGrammars())
  const ask = answering(engine)
  port.on('message', (request: Request) => {
    try {
      port.postMessage({ answer: ask(request) })
    } catch (error) {
      port.postMessage({ failure: error instanceof Error ? error.message : String(error) })
    }
  })
  port.postMessage('ready')
}

function answering(engine: Engine): (request: Request) => Questions[Request['kind']]['answer'] {
  let configured = ''
  const configure = (options: AnalysisOptions): void => {
    const wanted = JSON.stringify(options)
    if (wanted !== configured) engine.configure(options)
    configured = wanted
  }
  return ({ kind, question }) => {
    if (kind === 'scan') {
      configure(question.options)
      return scan(engine, question)
    }
    if (kind === 'report') {
      configure(question.options)
      return engine.report(question.path)
    }
    if (kind === 'fixes') {
      configure(question.options)
      return engine.fixes(question.finding)
    }
    if (kind === 'set') engine.set(question.path, question.text)
    else engine.remove(question.path)
    return null
  }
}

function scan(engine: Engine, question: Questions['scan']['question']): Questions['scan']['answer'] {
  const { path } = question
  const result = readSource(question.absolutePath)
  if ('problem' in result) {
    return { path, isRead: false, lines: 0, findings: [], problems: [{ path, message: result.problem }], text: undefined }
  }
  engine.set(path, result.source.text)
  const report = engine.report(path)
  return { ...report, problems: everyProblem(report), isRead: true, text: report.findings.length > 0 ? result.source.text : undefined }
}
