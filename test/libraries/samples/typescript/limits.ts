// Every call of limiters and loaders that the model speaks of: what they run has the effects, they have none.

import Bottleneck from 'bottleneck'
import DataLoader from 'dataloader'
import pLimit from 'p-limit'
import pMap from 'p-map'
import PQueue from 'p-queue'

export async function limits(urls: string[]): Promise<void> {
  const limit = pLimit(8)
  await Promise.all(urls.map((url) => limit(() => fetch(url)))) //: request
  await limit.map(urls, (url) => fetch(url)) //: request
  use(limit.activeCount, limit.pendingCount, limit.concurrency)
  limit.clearQueue()
  await pMap(urls, (url) => fetch(url), { concurrency: 8 }) //: request
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
