import assert from 'node:assert/strict'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeSource, encodeSource, readSource } from '../../src/service/source.js'
import { withFolder } from '../support/folder.js'

const text = 'x = "ä€😀"\r\n'
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')

describe('source files', () => {
  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little endian', utf16],
    ['UTF-16, big endian', Buffer.from(utf16).swap16()],
  ]
  for (const [name, bytes] of encodings) {
    it(`${name} is read, and written as it was`, () => {
      const result = decodeSource(bytes)
      assert.ok('source' in result)
      assert.equal(result.source.text, text)
      assert.deepEqual(Buffer.from(encodeSource(result.source)), Buffer.from(bytes))
    })
  }

  const declared: readonly (readonly [string, Uint8Array, string])[] = [
    ['Latin-1', Buffer.from('# -*- coding: latin-1 -*-\nx = "ä\u0085"\n', 'latin1'), '# -*- coding: latin-1 -*-\nx = "ä\u0085"\n'],
    ['Cyrillic, on the second line', Buffer.concat([Buffer.from('#!/usr/bin/python\n# vim: set fileencoding=cp1251 :\nx = "'), Buffer.from([0xef, 0xf0]), Buffer.from('"\n')]), '#!/usr/bin/python\n# vim: set fileencoding=cp1251 :\nx = "пр"\n'],
  ]
  for (const [name, bytes, expected] of declared) {
    it(`${name} as a comment at the top says, and written as it was`, () => {
      const result = decodeSource(bytes)
      assert.ok('source' in result)
      assert.equal(result.source.text, expected)
      assert.deepEqual(Buffer.from(encodeSource(result.source)), Buffer.from(bytes))
    })
  }
  it('what the set of a file does not have is not written', () => {
    const result = decodeSource(Buffer.from('# coding: latin-1\nx = "ä"\n', 'latin1'))
    assert.ok('source' in result)
    const { source } = result
    assert.throws(() => encodeSource({ ...source, text: 'x = "€"' }), /cannot be written in latin-1/)
  })

  const refused: readonly (readonly [string, Uint8Array, string])[] = [
    ['invalid UTF-8', Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x0a]), 'not read: it is not valid UTF-8 (line 2)'],
    ['invalid UTF-8 after a replacement character', Buffer.from([0xef, 0xbf, 0xbd, 0x0a, 0x0a, 0xc3]), 'not read: it is not valid UTF-8 (line 3)'],
    ['invalid UTF-8 after a mark', Buffer.from([0xef, 0xbb, 0xbf, 0x0a, 0xff]), 'not read: it is not valid UTF-8 (line 2)'],
    ['invalid UTF-8 below code that only looks like a comment at the top', Buffer.from('x = 1\n# coding: latin-1\ny = "ä"\n', 'latin1'), 'not read: it is not valid UTF-8 (line 3)'],
    ['an encoding that is not known', Buffer.from('# coding: klingon\nx = "ä"\n', 'latin1'), 'not read: it is not valid UTF-8 (line 2)'],
    ['a binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), 'not read: it is a binary file'],
    ['half a UTF-16 character', Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'not read: it is not valid UTF-16'],
  ]
  for (const [name, bytes, problem] of refused) it(name, () => { assert.deepEqual(decodeSource(bytes), { problem }) })

  it('50 MB are not read', async () => {
    await withFolder({ 'big.py': '' }, async (folder) => {
      const path = join(folder, 'big.py')
      const file = await open(path, 'w')
      await file.truncate(50 * 1024 * 1024)
      await file.close()
      assert.deepEqual(readSource(path), { problem: 'not read: 50.0 MB is over the limit of 2 MB for a source file' })
    })
  })

  it('a file that is gone, and a folder', async () => {
    await withFolder({ 'a/b.py': '' }, (folder) => {
      assert.deepEqual(readSource(join(folder, 'gone.py')), { problem: 'not read: it vanished during the scan' })
      assert.deepEqual(readSource(join(folder, 'a')), { problem: 'not read: it is not a regular file' })
      return Promise.resolve()
    })
  })
})
