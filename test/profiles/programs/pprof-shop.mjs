// Records the shop with Datadog's profiler: time and heap, with the lines of calls when the second argument says so.

import { writeFileSync } from 'node:fs'
import { encodeSync, heap, time } from '@datadog/pprof'

const [, , out, lines] = process.argv
heap.start(8192, 64)
time.start({ durationMillis: 10_000, intervalMicros: 1000, lineNumbers: lines === 'lines' })
process.argv[2] = '3'
await import('./shop.mjs')
writeFileSync(`${out}.wall.pb.gz`, encodeSync(time.stop()))
writeFileSync(`${out}.heap.pb.gz`, encodeSync(heap.profile()))
