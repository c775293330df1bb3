// A big log file, read whole for a single pass over its lines.

import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function expensiveOperation(line: string): string {
  return createHash('sha256').update(line).digest('hex')
}

export async function processLargeFile(filename: string): Promise<number> {
  const text = await readFile(filename, 'utf8')
  let matches = 0
  for (const line of text.split('\n')) {
    if (expensiveOperation(line).startsWith('00')) matches++
  }
  return matches
}

const folder = await mkdtemp(join(tmpdir(), 'logs-'))
const filename = process.argv[2] ?? join(folder, 'requests.log')
if (!process.argv[2]) {
  await writeFile(filename, Array.from({ length: 100_000 }, (_, number) => `request ${number} took ${number % 97} ms`).join('\n'))
}
console.log(await processLargeFile(filename))
await rm(folder, { recursive: true })
