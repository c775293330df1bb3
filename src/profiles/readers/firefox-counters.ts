// Memory over time in Firefox profiles: counters of each process, which hold the changes since the sample before.

import type { ProfileBuilder } from '../builder.js'
import { cell, readTable, timesOf, type Table } from './firefox-tables.js'
import type { JsonCursor } from './json.js'
import { arrayAt, nameAt, objectAt, textAt } from './json-tolerant.js'

export interface FirefoxCounter {
  readonly name: string
  readonly process: string
  readonly samples: Table
}

/** Of memory alone: what other counters count is not said. Until version 43 the samples stood in groups. */
export function readCounters(cursor: JsonCursor, push: (counter: FirefoxCounter) => void): void {
  arrayAt(cursor, () => {
    let [name, category, process] = ['', '', '']
    const tables: Table[] = []
    const readField = (field: string): void => {
      switch (field) {
        case 'name': name = textAt(cursor); return
        case 'category': category = textAt(cursor); return
        case 'pid': process = nameAt(cursor); return
        case 'samples': tables.push(readTable(cursor)); return
        case 'sampleGroups': case 'sample_groups': arrayAt(cursor, () => { objectAt(cursor, readField) })
      }
    }
    objectAt(cursor, readField)
    const samples = tables[0]
    if (category === 'Memory' && samples) push({ name, process, samples })
  })
}

/** `offset`: milliseconds from the beginning of the profile to that of the process. */
export function addCounter(builder: ProfileBuilder, { name, process, samples }: FirefoxCounter, offset: number): void {
  const timeline = builder.timeline([process, name].filter((part) => part !== '').join(' '), 'bytes')
  const times = timesOf(samples)
  let bytes = 0
  for (let row = 0; row < samples.length; row++) {
    const change = cell(samples, 'count', row)
    if (!Number.isNaN(change)) bytes += change
    timeline.push((times.at(row) + offset) * 1e6, bytes)
  }
}
