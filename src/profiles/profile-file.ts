// A profile as one block of bytes: a header in JSON that says where each column stands, then the columns. It is how a profile comes into a web view, which reads it without a copy.

import { ProfileError } from './importer.js'
import type { Profile } from './profile.js'

type Kind = 'u' | 'i' | 'f'

/** Where a column stands, in place of the column: its kind, its byte after the header, its length. */
interface Placed {
  readonly $column: readonly [Kind, number, number]
}

const magic = 0x70_68_63_31
const align = 8

/** Layout: magic, length of the header (both 32 bits, little endian), the header, zeros up to a multiple of 8, the columns each at a multiple of 8. */
export function encodeProfile(profile: Profile): Uint8Array {
  const columns: { readonly column: Uint32Array | Int32Array | Float64Array, readonly at: number }[] = []
  let length = 0
  const header = JSON.stringify(profile, (_name, value: unknown) => {
    const kind = kindOf(value)
    if (!kind) return value
    const column = value as Uint32Array | Int32Array | Float64Array
    const at = length
    columns.push({ column, at })
    length += padded(column.byteLength)
    return { $column: [kind, at, column.length] } satisfies Placed
  })
  const head = new TextEncoder().encode(header)
  const start = padded(8 + head.length)
  const bytes = new Uint8Array(start + length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, head.length, true)
  bytes.set(head, 8)
  for (const { column, at } of columns) bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), start + at)
  return bytes
}

/** The columns are views of `bytes`, which must stand at a multiple of 8 in its buffer. */
export function decodeProfile(bytes: Uint8Array<ArrayBuffer>): Profile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || view.getUint32(0, true) !== magic) throw new ProfileError('These are not the bytes of a profile')
  const headLength = view.getUint32(4, true)
  const start = bytes.byteOffset + padded(8 + headLength)
  return JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headLength)), (_name, value: unknown) => {
    if (!isPlaced(value)) return value
    const [kind, at, length] = value.$column
    return new columnOf[kind](bytes.buffer, start + at, length)
  }) as Profile
}

const columnOf = { u: Uint32Array, i: Int32Array, f: Float64Array }

function kindOf(value: unknown): Kind | undefined {
  if (value instanceof Uint32Array) return 'u'
  if (value instanceof Int32Array) return 'i'
  return value instanceof Float64Array ? 'f' : undefined
}

function isPlaced(value: unknown): value is Placed {
  return typeof value === 'object' && value !== null && '$column' in value
}

function padded(length: number): number {
  return Math.ceil(length / align) * align
}
