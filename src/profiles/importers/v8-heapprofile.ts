// V8's sampled heap profiles: what is still in use at the end, by the calls that allocated it. Written by Node, Deno and Chrome.

import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { JsonCursor } from '../readers/json.js'
import { numberAt, untilBroken, arrayAt, objectAt } from '../readers/json-tolerant.js'
import { V8Tree } from '../readers/v8-tree.js'
import { Column } from '../columns.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'v8-heapprofile',
  name: 'V8 heap profile',
  definition: 'https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#type-SamplingHeapProfile',
  recognises,
  read,
})

function recognises({ json, text }: Head): boolean {
  return json?.is === 'object' && json.names.has('head') && text.includes('"selfSize"')
}

interface Samples {
  readonly sizes: Column<Float64Array>
  readonly ids: Column<Float64Array>
}

function read({ bytes, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'v8-heapprofile', producer: 'V8', values: [{ name: 'in use', unit: 'bytes' }] })
  const tree = new V8Tree(builder)
  const samples: Samples = { sizes: Column.numbers(), ids: Column.numbers() }
  const throwWhatBroke = untilBroken(() => {
    const cursor = new JsonCursor(bytes, 0, progress)
    cursor.object((name) => {
      if (name === 'head') tree.node(cursor)
      else if (name === 'samples') arrayAt(cursor, () => { readSample(cursor, samples) })
    })
  })
  builder.asFarAsItGoes(() => {
    addSizes(builder, tree, samples)
    throwWhatBroke()
  })
  return builder.build()
}

function readSample(cursor: JsonCursor, { sizes, ids }: Samples): void {
  let [size, id] = [NaN, NaN]
  objectAt(cursor, (name) => {
    if (name === 'size') size = numberAt(cursor)
    else if (name === 'nodeId') id = numberAt(cursor)
  })
  sizes.push(size)
  ids.push(id)
}

/** The tree's sizes; the samples' only where it has none. */
function addSizes(builder: ProfileBuilder, tree: V8Tree, { sizes, ids }: Samples): void {
  const thread = builder.thread('')
  const stacks = tree.stacks()
  for (const [row, stack] of stacks.entries()) {
    const own = tree.ownOf(row)
    if (own > 0 && stack >= 0) thread.sample(stack, [own])
  }
  if (thread.hasContent) return
  for (let sample = 0; sample < ids.length; sample++) {
    const stack = stacks[tree.rowOf(ids.at(sample))] ?? -1
    if (stack >= 0) thread.sample(stack, [sizes.at(sample)])
  }
}
