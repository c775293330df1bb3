// The text of the lines that a report prints behind their numbers, below a heading that says where it begins.

import { PairIndex } from '../pair-index.js'
import { StringTable } from '../string-table.js'

export class PrintedSources {
  private readonly files = new StringTable()
  private readonly places = new PairIndex()
  private readonly texts: string[] = []
  private column = 0

  heading(line: string): void {
    this.column = line.indexOf('Line Contents')
  }

  add(file: string, line: number, printed: string): void {
    this.texts[this.places.rowOf(this.files.rowOf(file), line)] = printed.slice(this.column)
  }

  readonly textOf = (file: string, line: number): string | undefined => this.texts[this.places.rowOf(this.files.rowOf(file), line)]
}
