// Files that were cut off, as a download or a full disk does: one line says so, and what stands before is read.

import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { readPacked } from '../../src/service/profiles/read-packed.js'
import { recording } from './recordings.js'

function read(bytes: Uint8Array): { readonly sentences: readonly string[], readonly isRead: boolean } {
  try {
    return { sentences: readPacked(bytes, () => undefined).notes, isRead: true }
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'ProfileError', String(error))
    return { sentences: [error.message], isRead: false }
  }
}

describe('files that are cut short', () => {
  const plain = ['scalene/2.4.0-mixed.json', 'scalene/1.5.8-memory.json', 'memray/1.20.0-memory.html', 'memray/1.11.0-memory.html', 'pyinstrument/5.1.3-waits.html', 'py-spy/0.4.3-shop.svg', 'v8/24.21.0-shop.cpuprofile', 'pstats/3.12-shop.pstats']
  for (const name of plain) {
    for (const percent of [50, 90]) {
      it(`${name}: ${String(percent)} %`, () => {
        const { bytes } = recording(name)
        const { sentences } = read(bytes.subarray(0, Math.floor(bytes.length * percent / 100)))
        assert.equal(sentences.filter((sentence) => /file is cut short/i.test(sentence)).length, 1, sentences.join('\n'))
      })
    }
  }

  it('are known by their first names where those of what was measured are behind the end', () => {
    for (const name of ['scalene/2.4.0-mixed.json', 'scalene/2.4.0-shop.json']) {
      const { bytes } = recording(name)
      const end = Buffer.from(bytes).indexOf('"elapsed_time_sec"')
      for (const length of [Math.floor(end / 2), end - 1]) {
        assert.match(read(bytes.subarray(0, length)).sentences[0] ?? '', /^This looks like Scalene, but cannot be read: the file is cut short: it ends before the files that were measured/)
      }
    }
  })

  it('are said to be so where a packed one lost its end, though the format does not see it', () => {
    const packed = gzipSync(recording('py-spy/0.4.3-shop.collapsed').bytes)
    const { sentences, isRead } = read(packed.subarray(0, Math.floor(packed.length * 0.6)))
    assert.ok(isRead)
    assert.match(sentences[0] ?? '', /^The file is cut short: the first [\d,]+ bytes of what was packed could be unpacked and were read\.$/)
    const whole = gzipSync(recording('memray/1.20.0-memory.html').bytes)
    assert.equal(read(whole.subarray(0, whole.length - 4)).sentences.filter((sentence) => sentence.startsWith('The file is cut short')).length, 1)
    assert.deepEqual(read(whole).sentences, [])
  })

  it('are said to be so where nothing of a packed one is left', () => {
    const packed = gzipSync(recording('py-spy/0.4.3-shop.collapsed').bytes)
    assert.deepEqual(read(packed.subarray(0, 14)), { sentences: ['The file is cut short: nothing of what was packed can be unpacked'], isRead: false })
    const few = gzipSync(Buffer.from('no profile at all, but text that is packed'))
    assert.match(read(few.subarray(0, few.length - 8)).sentences[0] ?? '', /^The file is cut short: the first 42 bytes of what was packed could be unpacked, and this is no profile that is known/)
  })

  it('are not those in which a packed piece is damaged', () => {
    const packed = gzipSync(recording('scalene/2.4.0-mixed.json').bytes)
    packed.fill(0, 400, 500)
    assert.deepEqual(read(packed), { sentences: ['The file is packed, but cannot be unpacked'], isRead: false })
  })
})
