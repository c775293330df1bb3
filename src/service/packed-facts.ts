// Facts as bytes that all threads see without copying: a sixth of what they are unpacked, and made in a sixth of the time that
// reading and modelling the text again takes.

import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { FileFacts } from '../analysis/model/facts.js'

export function packFacts(facts: FileFacts): Uint8Array {
  const bytes = deflateRawSync(serialize(facts), { level: 1 })
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return shared
}

/** Only of what `packFacts` made, in this process. */
export function unpackFacts(bytes: Uint8Array): FileFacts {
  return deserialize(inflateRawSync(bytes)) as FileFacts
}
