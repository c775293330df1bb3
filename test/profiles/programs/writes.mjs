// One function that calls all the rest and awaits a little in a loop of its own: nearly everything is below it, and nearly nothing in that loop.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function missing(wanted, present) {
  const result = []
  for (const name of wanted) {
    if (!present.includes(name)) result.push(name)
  }
  return result
}

async function main(rounds) {
  const folder = await mkdtemp(join(tmpdir(), 'writes-'))
  const present = Array.from({ length: 3000 }, (_, index) => `name ${index}`)
  const wanted = Array.from({ length: 3000 }, (_, index) => `name ${index * 2}`)
  let gone = 0
  for (let round = 0; round < rounds; round++) gone += missing(wanted, present).length
  for (let file = 0; file < 20; file++) {
    await writeFile(join(folder, `${file}.txt`), 'x'.repeat(1000))
  }
  gone += missing(present, wanted).length
  await rm(folder, { recursive: true })
  console.log(gone)
}

await main(Number(process.argv[2] ?? 1))
