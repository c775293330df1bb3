// Reads one recording, maps it to the sources below its folder, and says what it took; in a process of its own, so that its memory is that of the reading alone.

import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readProfile } from '../../out/src/profiles/recognise.js'
import { withSourceMaps } from '../../out/src/service/profiles/source-maps.js'
import { unpacked } from '../../out/src/service/profiles/unpack.js'

const started = performance.now()
const bytes = unpacked(readFileSync(process.argv[2]))
const compiled = readProfile(bytes)
const read = performance.now()
const { threads, stacks, notes } = withSourceMaps(compiled, { roots: [dirname(process.argv[2])] })
const mappingSeconds = (performance.now() - read) / 1000
const seconds = (performance.now() - started) / 1000
const { user, system } = process.cpuUsage()
process.stdout.write(JSON.stringify({
  bytes: bytes.length,
  samples: threads.reduce((sum, { samples }) => sum + samples.length, 0),
  stacks: stacks.length,
  seconds,
  mappingSeconds,
  notes,
  processorSeconds: (user + system) / 1e6,
  heap: process.memoryUsage().heapUsed,
  peak: process.resourceUsage().maxRSS * 1024,
}))
