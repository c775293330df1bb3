// npm run bench:profiles: large recordings are made in a temporary folder, and each is read by a process of its own with a heap of 512 MB, which is half of what the worker has.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { table } from './bench/table.mjs'
import { writeCollapsed, writeCompiledCpuprofile, writeCpuprofile, writePprof, writeTrace } from './bench-profiles/recordings.mjs'
import { ensureDependencies } from './setup.mjs'

const heapMegabytes = 512
const recordings = [
  { file: 'calls.folded', what: 'collapsed stacks', write: (path) => writeCollapsed(path, 500e6) },
  { file: 'node.cpuprofile', what: 'V8 CPU profile', write: (path) => writeCpuprofile(path, 200e6) },
  { file: 'compiled.cpuprofile', what: 'the same, compiled from 2,000 modules', write: (path) => writeCompiledCpuprofile(path, 200e6) },
  { file: 'trace.json', what: 'Trace Event', write: (path) => writeTrace(path, 200e6) },
  { file: 'go.pb.gz', what: 'pprof, 1,000,000 samples', write: (path) => writePprof(path, 1_000_000) },
]

ensureDependencies()

const folder = mkdtempSync(join(tmpdir(), 'cost-hints-profiles-'))
const load = join(dirname(fileURLToPath(import.meta.url)), 'bench-profiles', 'load.mjs')
const rows = []
try {
  for (const { file, what, write } of recordings) {
    const path = join(folder, file)
    await write(path)
    const { status, stdout, stderr } = spawnSync(process.execPath, [`--max-old-space-size=${heapMegabytes}`, load, path], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${what} could not be read: ${stderr}`)
    const { bytes, samples, stacks, seconds, mappingSeconds, processorSeconds, heap, peak } = JSON.parse(stdout)
    const megabytes = (number) => (number / 1e6).toFixed(0)
    rows.push([what, megabytes(statSync(path).size), megabytes(bytes), samples.toLocaleString('en'), stacks.toLocaleString('en'), seconds.toFixed(1), mappingSeconds.toFixed(1), processorSeconds.toFixed(1), megabytes(heap), megabytes(peak)])
    rmSync(path)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(table(['format', 'file MB', 'unpacked MB', 'samples kept', 'stacks', 'seconds', 'of them source maps', 'CPU seconds', 'heap MB', 'peak resident MB'], rows))
