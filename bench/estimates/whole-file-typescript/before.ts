// The failed requests of a log.

import { readFile } from 'node:fs/promises'

// cost-hints: bytes=10MiB
export async function failures(path: string): Promise<number> {
  const text = await readFile(path, 'utf8')
  let count = 0
  for (const line of text.split('\n')) {
    if (line.endsWith('500')) count++
  }
  return count
}
