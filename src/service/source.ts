// Reads one source file as text, or says in one line why it is not read: size, encoding, binary, permission, vanished.

import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { charactersOf, declaredEncoding } from './declared-encoding.js'
import { codeOf, reasonOf } from './user-error.js'

/** `single:` and the name of a character set whose characters are one byte each, which a Python file says itself (PEP 263). */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | `single:${string}`

export interface Source {
  /** Without the byte order mark. */
  readonly text: string
  readonly encoding: Encoding
  readonly hasMark: boolean
}

export type SourceResult = { readonly source: Source } | { readonly problem: string }

/** Larger files are data or generated code; reading them costs more than their findings are worth. */
export const largestSource = 2 * 1024 * 1024

/** Waits for the disk: it runs in workers, which have nothing else to do, and there it is several times faster. */
export function readSource(absolutePath: string): SourceResult {
  try {
    const bytes = readBounded(absolutePath)
    return typeof bytes === 'string' ? { problem: bytes } : decodeSource(bytes)
  } catch (error) {
    return { problem: codeOf(error) === 'ENOENT' ? 'not read: it vanished during the scan' : `not read: ${reasonOf(error)}` }
  }
}

/** Undefined for what cannot be read. */
export function textOnDisk(absolutePath: string): string | undefined {
  const found = readSource(absolutePath)
  return 'source' in found ? found.source.text : undefined
}

export function decodeSource(bytes: Uint8Array): SourceResult {
  const encoding = encodingOf(bytes)
  const hasMark = encoding !== 'utf8' || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
  // A zero byte never occurs in source text; with a UTF-16 mark it is half of an ASCII character.
  if (encoding === 'utf8' && bytes.includes(0)) return { problem: 'not read: it is a binary file' }
  try {
    return { source: { text: decoders[encoding].decode(bytes), encoding, hasMark } }
  } catch {
    const declared = encoding === 'utf8' && !hasMark ? declaredSource(bytes) : undefined
    if (declared) return { source: declared }
    return { problem: encoding === 'utf8' ? invalidUtf8(bytes) : 'not read: it is not valid UTF-16' }
  }
}

export function encodeSource(source: Source): Uint8Array {
  if (isSingle(source.encoding)) return encodeSingle(source.text, source.encoding)
  const text = source.hasMark ? `\ufeff${source.text}` : source.text
  const bytes = Buffer.from(text, source.encoding === 'utf8' ? 'utf8' : 'utf16le')
  return source.encoding === 'utf16be' ? bytes.swap16() : bytes
}

function isSingle(encoding: Encoding): encoding is `single:${string}` {
  return encoding.startsWith('single:')
}

/** By the comment at the top; undefined where nothing there says another encoding, or one that is not known. */
function declaredSource(bytes: Uint8Array): Source | undefined {
  const name = declaredEncoding(bytes)
  const characters = name === undefined ? undefined : charactersOf(name)
  return name === undefined || !characters ? undefined : { text: Array.from(bytes, (byte) => characters[byte] ?? '').join(''), encoding: `single:${name}`, hasMark: false }
}

/** A character that the set does not have cannot be written. */
function encodeSingle(text: string, encoding: `single:${string}`): Uint8Array {
  const bytes = new Map(charactersOf(encoding.slice('single:'.length))?.map((character, byte) => [character, byte]))
  return Uint8Array.from(text, (character) => {
    const byte = bytes.get(character)
    if (byte === undefined) throw new Error(`${character} cannot be written in ${encoding.slice('single:'.length)}`)
    return byte
  })
}

const decoders = {
  utf8: new TextDecoder('utf-8', { fatal: true }),
  utf16le: new TextDecoder('utf-16le', { fatal: true }),
  utf16be: new TextDecoder('utf-16be', { fatal: true }),
}

/** The bytes, or why they are not wanted. Size is judged on the open file, so that a growing file cannot fill the memory. */
function readBounded(absolutePath: string): Uint8Array | string {
  // Opening a pipe waits for its writer, so its kind is asked first.
  if (!statSync(absolutePath).isFile()) return 'not read: it is not a regular file'
  const file = openSync(absolutePath, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > largestSource) return tooLarge(size)
    const bytes = Buffer.alloc(size + 1)
    let length = 0
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, null)
      if (count === 0) break
      length += count
    }
    return length > size ? 'not read: it grew while it was read' : bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

function tooLarge(size: number): string {
  return `not read: ${(size / 1024 / 1024).toFixed(1)} MB is over the limit of ${largestSource / 1024 / 1024} MB for a source file`
}

function encodingOf(bytes: Uint8Array): 'utf8' | 'utf16le' | 'utf16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf16be' : 'utf8'
}

/** Names the line, because that is what its author looks for. */
function invalidUtf8(bytes: Uint8Array): string {
  const readable = new TextDecoder('utf-8').decode(bytes)
  const line = readable.slice(0, firstDamage(bytes, readable)).split('\n').length
  return `not read: it is not valid UTF-8 (line ${line})`
}

/** A replacement character may also stand in the text itself; the damage is where encoding the text again differs. */
function firstDamage(bytes: Uint8Array, readable: string): number {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const encoded = Buffer.from(readable, 'utf8')
  let index = 0
  while (index < encoded.length && encoded[index] === bytes[start + index]) index++
  return encoded.subarray(0, index).toString('utf8').length
}
