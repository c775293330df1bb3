// What `memray stats --json` writes: how much was allocated in all, and the places that allocated most, without stacks.

import { counted } from '../../analysis/text/counted.js'
import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { JsonCursor } from '../readers/json.js'
import { arrayAt, numberAt, objectAt, textAt, untilBroken } from '../readers/json-tolerant.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'memray-stats',
  name: 'memray (stats)',
  definition: 'https://github.com/bloomberg/memray/blob/main/src/memray/reporters/stats.py',
  recognises: ({ json }: Head) => json?.is === 'object' && json.names.has('total_bytes_allocated') && (json.names.has('top_allocations_by_size') || json.names.has('allocator_type_distribution')),
  read,
})

interface Allocations {
  size: number
  count: number
}

function read({ bytes }: ProfileInput): Profile {
  const values = [{ name: 'allocated', unit: 'bytes' }, { name: 'allocations', unit: 'count' }] as const
  const builder = new ProfileBuilder({ format: 'memray-stats', producer: 'memray', values })
  builder.lines.measure(values)
  const places = new Map<string, Allocations>()
  const all: Allocations = { size: NaN, count: NaN }
  const cursor = new JsonCursor(bytes)
  const breaksOff = untilBroken(() => {
    objectAt(cursor, (name) => {
      if (name === 'total_bytes_allocated') all.size = numberAt(cursor)
      else if (name === 'total_num_allocations') all.count = numberAt(cursor)
      else if (name === 'top_allocations_by_size' || name === 'top_allocations_by_count') arrayAt(cursor, () => { takePlace(cursor, places) })
      else if (name === 'metadata') takeMetadata(builder, cursor)
    })
  })
  place(builder, places, all)
  builder.asFarAsItGoes(breaksOff)
  return builder.build()
}

/** In one list stand sizes, in the other numbers of allocations. */
function takePlace(cursor: JsonCursor, places: Map<string, Allocations>): void {
  let location = ''
  const taken: Allocations = { size: NaN, count: NaN }
  objectAt(cursor, (name) => {
    if (name === 'location') location = textAt(cursor)
    else if (name === 'size' || name === 'count') taken[name] = numberAt(cursor)
  })
  const known = places.get(location) ?? { size: 0, count: 0 }
  places.set(location, { size: taken.size || known.size, count: taken.count || known.count })
}

function takeMetadata(builder: ProfileBuilder, cursor: JsonCursor): void {
  objectAt(cursor, (name) => {
    if (name !== 'start_time') return
    const began = Date.parse(textAt(cursor).replace(' ', 'T'))
    if (began > 0) builder.recordedAt = began
  })
}

function place(builder: ProfileBuilder, places: ReadonlyMap<string, Allocations>, all: Allocations): void {
  const thread = builder.thread('')
  let named = 0
  for (const [location, { size, count }] of places) {
    // `function:file:line`; names of C++ have colons in pairs.
    const [, name = location, file = '', line = '0'] = /^((?:[^:]|::)+):(.*):(\d+)$/.exec(location) ?? []
    const functionRow = builder.function(name, file)
    builder.lines.push(file, Number(line), [size, count], { functionRow })
    thread.sample(builder.stack(-1, builder.frame(functionRow, Number(line))), [size, count])
    named += size
  }
  if (all.size > 0) builder.note(`The file names only the places that allocated most: they hold ${(named / all.size * 100).toFixed(1)} % of ${counted(all.size, 'byte')}, in ${counted(all.count || 0, 'allocation')} in all.`)
}
