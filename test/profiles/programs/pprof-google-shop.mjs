// Records the shop with Google's profiler for Node: time and heap.

import { writeFileSync } from 'node:fs'
import pprof from 'pprof'

const [, , out] = process.argv
pprof.heap.start(8192, 64)
const stop = pprof.time.start(1000, undefined, undefined, false)
process.argv[2] = '3'
await import('./shop.mjs')
writeFileSync(`${out}.wall.pb.gz`, await pprof.encode(stop()))
writeFileSync(`${out}.heap.pb.gz`, await pprof.encode(pprof.heap.profile()))
