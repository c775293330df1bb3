// What a file holds once it is unpacked: gzip, zlib and UTF-16 are undone, a byte order mark is taken off, and nothing grows beyond a stated limit.

import { gunzipSync, inflateSync } from 'node:zlib'
import { ProfileError } from '../../profiles/importer.js'

/** Unpacked files may be this large: what an array of bytes can hold, and a recording of a day. */
export const largestProfile = 2 * 1024 ** 3

/** Packed twice happens (a download of a download); more is an attack. */
const mostLayers = 2

export function unpacked(bytes: Uint8Array, largest = largestProfile): Uint8Array {
  return unpackedFile(bytes, largest).bytes
}

export interface UnpackedFile {
  readonly bytes: Uint8Array
  /** It was packed, and its end is missing. */
  readonly isCutShort: boolean
}

/** Of a packed file that was cut off, what can be unpacked. */
export function unpackedFile(bytes: Uint8Array, largest = largestProfile): UnpackedFile {
  let plain: UnpackedFile = { bytes, isCutShort: false }
  for (let layer = 0; layer < mostLayers && isPacked(plain.bytes); layer++) {
    const inner = inflated(plain.bytes, largest)
    plain = { bytes: inner.bytes, isCutShort: plain.isCutShort || inner.isCutShort }
  }
  return { ...plain, bytes: withoutMark(plain.bytes) }
}

function isPacked([first, second]: Uint8Array): boolean {
  return isGzip(first, second) || (first === 0x78 && (second === 0x01 || second === 0x9c || second === 0xda))
}

function isGzip(first: number | undefined, second: number | undefined): boolean {
  return first === 0x1f && second === 0x8b
}

function inflated(bytes: Uint8Array, largest: number, isCutShort = false): UnpackedFile {
  const inflate = isGzip(bytes[0], bytes[1]) ? gunzipSync : inflateSync
  try {
    return { bytes: inflate(bytes, { maxOutputLength: largest, ...isCutShort && { finishFlush: syncFlush } }), isCutShort }
  } catch (error) {
    if (!isCutShort && error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR') return inflated(bytes, largest, true)
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new ProfileError(`The file unpacks to more than ${String(Math.round(largest / 1024 ** 2))} MB, which is the limit`)
    }
    throw new ProfileError('The file is packed, but cannot be unpacked')
  }
}

/** With it a packed file that was cut off gives what it has. */
const syncFlush = 2

function withoutMark(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes.subarray(2), 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(bytes.subarray(2), 'utf-16be')
  return bytes
}

/** In pieces, as one string cannot hold a large file. */
function fromUtf16(bytes: Uint8Array, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const pieces: Uint8Array[] = []
  for (let start = 0; start < bytes.length; start += pieceLength) {
    pieces.push(Buffer.from(decoder.decode(bytes.subarray(start, start + pieceLength), { stream: true })))
  }
  return Buffer.concat(pieces)
}

const pieceLength = 8 << 20
