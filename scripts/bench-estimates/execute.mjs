// Runs the two versions of a program: for times in one process, in turns, so that what else the machine does is the same for both; for memory in a process each.

import { execFile } from 'node:child_process'
import { closeSync, existsSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../setup.mjs'

const execute = promisify(execFile)

/** What is measured of each version, and the ratio: the median of those of the rounds. */
export async function run(program, folder, sizes, { python, databaseUrl, slowUrl, rounds }) {
  const isPython = existsSync(join(folder, 'drive.py'))
  const given = { ...sizes, folder, ...program.latency !== undefined && { url: slowUrl } }
  const options = { cwd: folder, env: { ...process.env, DATABASE_URL: databaseUrl ?? '' }, maxBuffer: 2 ** 26, timeout: 600_000 }
  const scripts = join(root, 'scripts', 'bench-estimates')
  const [command, args] = isPython ? [python, [join(scripts, 'run.py')]] : [process.execPath, ['--expose-gc', join(scripts, 'run.mjs')]]
  const once = async (more) => {
    const { stdout } = await execute(command, [...args, folder, program.measure, String(rounds), JSON.stringify({ ...given, ...more })], options)
    return JSON.parse(stdout)
  }
  if (program.measure !== 'bytes') return timesOf((await once({})).samples)
  const files = sizes.bytes === undefined || program.name.startsWith('rows') ? {} : { small: logFile(folder, 'small.log', 20_000), file: logFile(folder, 'large.log', sizes.bytes) }
  const [before, after] = [await once({ ...files, version: 'before' }), await once({ ...files, version: 'after' })]
  if (before.result !== after.result) throw new Error(`${program.name}: the results differ: ${before.result} and ${after.result}`)
  return { before: before.peak - before.before, after: after.peak - after.before, ratio: (before.peak - before.before) / (after.peak - after.before) }
}

function timesOf(samples) {
  return { before: median(samples.map(([before]) => before)), after: median(samples.map(([, after]) => after)), ratio: median(samples.map(([before, after]) => before / after)) }
}

/** Lines of a log, of some fifty to a hundred letters. */
function logFile(folder, name, bytes) {
  const path = join(folder, name)
  const file = openSync(path, 'w')
  const lines = Array.from({ length: 10_000 }, (_, number) => `2026-11-21T10:${number % 60}:00 host${number % 7} GET /books/${number * 7919} by user ${number % 997} took ${number % 97} ms ${number % 50 === 0 ? 500 : 200}\n`)
  const text = Buffer.from(lines.join(''))
  for (let written = 0; written < bytes;) written += writeSync(file, text, 0, Math.min(text.length, bytes - written))
  closeSync(file)
  return path
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2
}
