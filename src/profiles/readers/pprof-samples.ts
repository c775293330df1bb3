// The samples of a pprof file: stacks of locations, values, and labels, of which those that name threads and processes make threads.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import type { ThreadBuilder } from '../thread-builder.js'
import { commitOf, isCommitName } from './commit-names.js'
import type { PprofTables } from './pprof-tables.js'
import { WireType, type ProtobufCursor } from './protobuf.js'

/** Threads with more names than these share one: labels may hold anything. */
const mostThreads = 1000
/** Of one sample. */
const [mostLocations, mostValues] = [100_000, 1000]

export interface ValueOfFile {
  readonly index: number
  /** How much one of its units is. */
  readonly scale: number
}

type LabelKind = 'name' | 'id' | 'process' | 'commit'

/** Lower case, with spaces: as Datadog, austin, Parca and others write them. */
const labelKinds: ReadonlyMap<string, LabelKind> = new Map([
  ['thread', 'name'], ['thread name', 'name'], ['comm', 'name'], ['thread id', 'id'], ['tid', 'id'], ['process id', 'process'], ['pid', 'process'], ['process', 'process'],
])

export class PprofSamples {
  private readonly locations = Column.numbers()
  private readonly amounts = Column.numbers()
  /** Locations of the sample before, the outermost first, and the stack at each. */
  private readonly before = Column.numbers()
  private readonly stacks = Column.integers()
  private readonly scaled: number[]
  private readonly threads = new Map<string, ThreadBuilder>()
  private readonly kinds = new Map<number, LabelKind | undefined>()
  private label = { name: '', id: '', process: '' }

  constructor(private readonly builder: ProfileBuilder, private readonly tables: PprofTables, private readonly cursor: ProtobufCursor, private readonly values: readonly ValueOfFile[]) {
    this.scaled = values.map(() => 0)
  }

  /** `starts`: where their lengths stand. */
  add(starts: Column<Float64Array>, fileEnd: number): void {
    for (let row = 0; row < starts.length; row++) {
      this.cursor.offset = starts.at(row)
      this.read(this.cursor.messageEnd(fileEnd))
      for (let value = 0; value < this.values.length; value++) {
        const of = this.values[value]
        this.scaled[value] = of ? this.amounts.at(of.index) * of.scale : 0
      }
      const stack = this.stack()
      this.thread().sample(stack < 0 ? this.builder.noStack : stack, this.scaled)
    }
  }

  /** location_id, value, label. */
  private read(end: number): void {
    const { cursor, locations, amounts } = this
    locations.length = amounts.length = 0
    this.label.name = this.label.id = this.label.process = ''
    cursor.fields(end, (field, type) => {
      if (field === 1) cursor.numbers(type, end, this.pushLocation)
      else if (field === 2) cursor.numbers(type, end, this.pushAmount)
      else if (field === 3 && type === WireType.LengthDelimited) this.readLabel(cursor.messageEnd(end))
    })
  }

  private readonly pushLocation = (id: number): void => {
    if (this.locations.length < mostLocations) this.locations.push(id)
    else this.builder.damaged(`locations were left out of stacks of more than ${String(mostLocations)}`)
  }

  private readonly pushAmount = (amount: number): void => {
    if (this.amounts.length < mostValues) this.amounts.push(amount)
  }

  /** The innermost stands first. Most samples share their outer calls with the one before, whose stacks are kept. */
  private stack(): number {
    const { locations, before, stacks } = this
    let stack = -1
    let isShared = true
    for (let index = locations.length - 1, depth = 0; index >= 0; index--, depth++) {
      const location = locations.at(index)
      isShared &&= depth < before.length && before.at(depth) === location
      if (isShared) { stack = stacks.at(depth); continue }
      const row = this.tables.rowOf(location)
      if (row < 0) this.builder.damaged('locations were lost')
      else stack = this.tables.stackOf(stack, row)
      before.set(depth, location)
      stacks.set(depth, stack)
    }
    before.length = stacks.length = locations.length
    return stack
  }

  /** key, str, num. */
  private readLabel(end: number): void {
    let [key, text, number] = [0, 0, 0]
    this.cursor.fields(end, (field, type) => {
      if (type !== WireType.Varint) return
      if (field === 1) key = this.cursor.number()
      else if (field === 2) text = this.cursor.number()
      else if (field === 3) number = this.cursor.number()
    })
    const kind = this.kindOf(key)
    if (kind === 'commit') this.builder.commit ??= commitOf(this.tables.textOf(text))
    else if (kind) this.label[kind] = text === 0 ? String(number) : this.tables.textOf(text)
  }

  private kindOf(key: number): LabelKind | undefined {
    if (this.kinds.has(key)) return this.kinds.get(key)
    const name = this.tables.textOf(key)
    const kind = isCommitName(name) ? 'commit' : labelKinds.get(name.toLowerCase().replace(/_/g, ' '))
    this.kinds.set(key, kind)
    return kind
  }

  private thread(): ThreadBuilder {
    const { name, id, process } = this.label
    const key = `${process} ${id} ${name}`
    const found = this.threads.get(key)
    if (found) return found
    if (this.threads.size === mostThreads) {
      this.builder.note(`Samples of more than ${String(mostThreads)} threads are shown as one.`)
      const others = this.builder.thread('others')
      this.threads.set('', others)
      return others
    }
    const rest = this.threads.get('')
    if (rest) return rest
    const made = this.builder.thread(name === '' ? id : name, process)
    this.threads.set(key, made)
    return made
  }
}
