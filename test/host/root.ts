// Where the project is, seen from the compiled tests, and how the launcher speaks.

import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..', '..')

export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
