// The worker of the viewer: sums up samples and lays out boxes beside the page, which stays free to draw.

import { answers } from './answers.js'
import type { Answer, Question, QuestionName, Questions } from './questions.js'

const known = answers()

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { number } = data
  try {
    const answer = answerTo(data)
    postMessage({ number, answer } satisfies Answer, { transfer: [...buffersOf(answer)] })
  } catch (error) {
    postMessage({ number, problem: error instanceof Error ? error.message : String(error) } satisfies Answer)
  }
})

function answerTo<N extends QuestionName>({ name, asked }: Question<N>): Questions[N][1] {
  const answer: (asked: Questions[N][0]) => Questions[N][1] = known[name]
  return answer(asked)
}

/** What is handed over: the memory of all columns, once each. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ReadonlySet<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (typeof value === 'object' && value !== null && !(Array.isArray(value) && typeof value[0] === 'string')) {
    for (const part of Object.values(value)) buffersOf(part, found)
  }
  return found
}
