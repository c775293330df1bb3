// npm run bench [-- --runs N]: cold scans against other linters on the same files, and the time from an edit to its diagnostics.
// Everything is measured in one run on one machine; quote the ratios, not the absolute times.

import { ensureBuilt, ensureDependencies } from './setup.mjs'
import { corpora } from './bench/corpus.mjs'
import { measureEdits } from './bench/edits.mjs'
import { measureProcess } from './bench/process.mjs'
import { peersOf } from './bench/peers.mjs'
import { table } from './bench/table.mjs'
import { measureWorkspace } from './bench/workspace.mjs'

ensureDependencies()
ensureBuilt()

const at = process.argv.indexOf('--runs')
const runs = at < 0 ? 3 : Number(process.argv[at + 1])

const all = corpora()
for (const corpus of all) {
  process.stdout.write(`\n## ${corpus.name}\n\n${corpus.files} files, ${corpus.lines} lines, ${(corpus.bytes / 1e6).toFixed(1)} MB: ${corpus.what}\n\n`)
  const rows = []
  let own
  for (const peer of peersOf(corpus)) {
    const samples = []
    for (let run = 0; run < runs; run++) samples.push(await measureProcess(peer.command, corpus.folder))
    const seconds = median(samples.map((sample) => sample.seconds))
    const megabytes = Math.max(...samples.map((sample) => sample.peakMegabytes))
    own ??= seconds
    rows.push([peer.name, seconds.toFixed(2), (corpus.bytes / 1e6 / seconds).toFixed(2), Math.round(corpus.lines / seconds).toLocaleString('en'), megabytes.toFixed(0), `${(seconds / own).toFixed(2)}×`, peer.note])
  }
  process.stdout.write(table(['tool', 'seconds', 'MB/s', 'lines/s', 'peak MB', 'time to ours', 'what it checks'], rows))
}

process.stdout.write('\n## From an edit to its diagnostics\n\nMilliseconds, one letter typed in the middle of the file, over the protocol; the pause before analysis is part of it.\n\n')
const edits = []
for (const language of ['python', 'typescript']) for (const lines of [200, 1000, 5000]) {
  const times = await measureEdits({ language, lines, edits: 60 })
  edits.push([language, String(lines), quantile(times, 0.5).toFixed(0), quantile(times, 0.95).toFixed(0)])
}
process.stdout.write(table(['language', 'lines', 'median ms', 'p95 ms'], edits))

const python = all.find((corpus) => corpus.name === 'Python')
if (python && process.platform === 'linux') {
  process.stdout.write('\n## A workspace in the editor\n\nThe Python corpus as an opened folder; edits with all of it known.\n\n')
  const files = ['part0/csv.py', 'part0/json/decoder.py', 'part0/logging/__init__.py', 'part0/argparse.py', 'part0/typing.py']
  const { firstMilliseconds, knownMilliseconds, megabytes, rows } = await measureWorkspace(python, files, 40)
  process.stdout.write(table(['what', ''], [
    ['ms to the first diagnostics', firstMilliseconds.toFixed(0)], ['s until all is known', (knownMilliseconds / 1000).toFixed(1)], ['resident MB then', megabytes.toFixed(0)],
  ]))
  process.stdout.write('\n')
  process.stdout.write(table(['edited file', 'lines', 'median ms', 'p95 ms'], rows.map(({ file, lines, times }) => [file, String(lines), quantile(times, 0.5).toFixed(0), quantile(times, 0.95).toFixed(0)])))
}

function median(values) {
  return quantile(values, 0.5)
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
