// Each string once; row 0 is the empty one.

import { ProfileError } from './importer.js'

const longest = 4096
/** No program has as many; a map of JavaScript cannot hold many more. */
const most = 1 << 22

export class StringTable {
  private readonly strings = ['']
  private readonly rows = new Map<string, number>([['', 0]])

  /** Strings longer than four thousand characters are cut. */
  rowOf(text: string): number {
    const kept = text.length > longest ? `${text.slice(0, longest)}…` : text
    const found = this.rows.get(kept)
    if (found !== undefined) return found
    if (this.strings.length >= most) throw new ProfileError(`The file has more than ${most.toLocaleString('en-US')} different names, which is the limit`)
    const row = this.strings.push(kept) - 1
    this.rows.set(kept, row)
    return row
  }

  taken(): readonly string[] {
    return this.strings
  }
}
