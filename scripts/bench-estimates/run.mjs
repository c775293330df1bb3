// Runs a program before and after its fix in turns, and prints what each call took: `run.mjs folder measure rounds sizes`.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, measure, rounds, sizes] = process.argv.slice(2)
const given = JSON.parse(sizes)
const drive = await load('drive')
const state = await drive.prepare(given)
process.stdout.write(JSON.stringify(measure === 'bytes' ? await heldBy(await load(given.version)) : { samples: await timed([await load('before'), await load('after')]) }))
await drive.close?.(state)

function load(name) {
  return import(pathToFileURL(join(folder, `${name}.mjs`)).href)
}

async function timed(versions) {
  const results = []
  for (const version of versions) {
    await drive.reset?.(state)
    const result = await drive.call(version, state)
    results.push(JSON.stringify(drive.result ? await drive.result(state) : result))
  }
  if (results[0] !== results[1]) throw new Error(`the results differ: ${results.map((text) => text?.slice(0, 200)).join(' and ')}`)
  const repeats = []
  for (const version of versions) repeats.push(drive.reset ? 1 : await repeatsFor(version))
  const samples = []
  for (let round = 0; round < Number(rounds); round++) {
    const pair = []
    for (const [index, version] of versions.entries()) {
      await drive.reset?.(state)
      const started = clock()
      for (let repeat = 0; repeat < repeats[index]; repeat++) await drive.call(version, state)
      pair.push((clock() - started) / repeats[index])
    }
    samples.push(pair)
  }
  return samples
}

function clock() {
  if (measure !== 'cpuSeconds') return performance.now() / 1000
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** So many that clocks are fine enough, after the compiler has seen them. */
async function repeatsFor(version) {
  const once = async () => {
    const started = performance.now()
    await drive.call(version, state)
    return (performance.now() - started) / 1000
  }
  const first = await once()
  if (first > 0.3) return 1
  for (let warm = 0, spent = first; warm < 50 && spent < 0.3; warm++) spent += await once()
  return Math.max(1, Math.floor(0.05 / Math.max(await once(), 1e-7)))
}

/** The most memory of the process in the call, over what it had before. */
async function heldBy(version) {
  await drive.warm(version, state)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const high = process.resourceUsage().maxRSS * 1024
  let peak = before
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss) }, 2)
  const result = await drive.call(version, state)
  clearInterval(watch)
  const after = process.resourceUsage().maxRSS * 1024
  // The system's own mark is exact where it has moved.
  return { result: String(result).slice(0, 100), before, peak: after > high ? after : peak }
}
