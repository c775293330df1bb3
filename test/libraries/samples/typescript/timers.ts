// Every timer that the model speaks of. A timer counts as a wait, which a promise around it passes on.

import { scheduler, setImmediate as soon, setInterval as ticks, setTimeout as sleep } from 'node:timers/promises'
import timers from 'node:timers'
import delay from 'delay'
import sleepPromise from 'sleep-promise'

export async function waits(): Promise<void> {
  await sleep(100) //: sleep
  await scheduler.wait(100) //: sleep
  await scheduler.yield()
  await soon()
  await delay(100) //: sleep
  await sleepPromise(100) //: sleep
  await new Promise((done) => setTimeout(done, 100)) //: sleep
  for await (const _tick of ticks(100)) break //: sleep
}

export function schedules(work: () => void): void {
  clearTimeout(setTimeout(work, 100)) //: sleep
  clearInterval(setInterval(work, 100))
  clearImmediate(setImmediate(work))
  requestAnimationFrame(work)
  timers.clearTimeout(timers.setTimeout(work, 100)) //: sleep
  timers.clearInterval(timers.setInterval(work, 100))
  timers.clearImmediate(timers.setImmediate(work))
}
