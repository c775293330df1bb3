// Every call of limiters and loaders that the model speaks of: what they run has the effects, they have none.

import Bottleneck from 'bottleneck'
import DataLoader from 'dataloader'
import pAll from 'p-all'
import pEachSeries from 'p-each-series'
import pLimit, { limitFunction } from 'p-limit'
import pMap, { pMapIterable, pMapSettled } from 'p-map'
import pMapSeries from 'p-map-series'
import pRetry from 'p-retry'
import pThrottle from 'p-throttle'
import PQueue from 'p-queue'

export async function limits(urls: string[]): Promise<void> {
  const limit = pLimit(8)
  await Promise.all(urls.map((url) => limit(() => fetch(url)))) //: request
  await limit.map(urls, (url) => fetch(url)) //: request
  use(limit.activeCount, limit.pendingCount, limit.concurrency)
  limit.clearQueue()
  await pMap(urls, (url) => fetch(url), { concurrency: 8 }) //: request
}

export async function alike(urls: string[], url: string): Promise<void> {
  await pMapSettled(urls, (one) => fetch(one)) //: request
  for await (const response of pMapIterable(urls, (one) => fetch(one))) use(response) //: request
  await pMapSeries(urls, (one) => fetch(one)) //: request
  await pEachSeries(urls, async (one) => { await fetch(one) }) //: request
  await pRetry(() => fetch(url), { retries: 3 }) //: request
  await pAll([() => fetch(url)], { concurrency: 2 }) //: request
  use(limitFunction(loads, { concurrency: 1 }), pThrottle({ limit: 2, interval: 1000 })(loads))
}

export async function queues(url: string): Promise<void> {
  const queue = new PQueue({ concurrency: 8 })
  await queue.add(() => fetch(url)) //: request
  await queue.addAll([])
  await queue.onIdle()
  await queue.onEmpty()
  await queue.onSizeLessThan(1)
  use(queue.size, queue.pending)
  queue.pause()
  queue.start()
  queue.clear()
}

export async function necks(url: string): Promise<void> {
  const limiter = new Bottleneck({ maxConcurrent: 1 })
  await limiter.schedule(() => fetch(url)) //: request
  use(limiter.wrap(loads))
  limiter.on('error', () => use())
  await limiter.disconnect()
  await limiter.stop()
}

export async function loads(id: number): Promise<void> {
  const loader = new DataLoader(async (ids: readonly number[]) => ids)
  await loader.load(id)
  await loader.loadMany([id])
  loader.prime(id, id)
  loader.clear(id)
  loader.clearAll()
}

function use(...values: unknown[]): void {
  values.slice()
}
