// The page's side of its worker: asks, and waits for what it answers. A worker is made of a blob, as the editor's pages may load none from elsewhere.

import type { Aggregator, Answer, QuestionName, Questions } from './worker/questions.js'

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (problem: Error) => void
}

/** `busy`: whether an answer is waited for. */
export function aggregator(script: string, busy: (isBusy: boolean) => void): Aggregator {
  const waiting = new Map<number, Waiting>()
  const worker = started(script)
  let last = 0
  worker.then((made) => {
    made.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const asker = waiting.get(data.number)
      waiting.delete(data.number)
      if (waiting.size === 0) busy(false)
      if ('problem' in data) asker?.reject(new Error(data.problem))
      else asker?.resolve(data.answer)
    })
    made.addEventListener('error', ({ message }) => { fail(new Error(message || 'The profile is too large to be shown: its worker ended.')) })
  }, fail)
  return {
    ask: <N extends QuestionName>(name: N, asked: Questions[N][0], handedOver: readonly ArrayBuffer[] = []) => new Promise<Questions[N][1]>((resolve, reject) => {
      const number = ++last
      waiting.set(number, { resolve: resolve as (answer: unknown) => void, reject })
      busy(true)
      worker.then((made) => { made.postMessage({ number, name, asked }, [...handedOver]) }).catch((error: unknown) => { reject(asError(error)) })
    }),
  }

  function fail(error: unknown): void {
    for (const { reject } of waiting.values()) reject(asError(error))
    waiting.clear()
    busy(false)
  }
}

async function started(script: string): Promise<Worker> {
  const response = await fetch(script)
  if (!response.ok) throw new Error(`The viewer's worker could not be fetched (${response.status}).`)
  const address = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: 'text/javascript' }))
  const worker = new Worker(address)
  URL.revokeObjectURL(address)
  return worker
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
