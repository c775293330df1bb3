// What people open that is no profile yet: it is named, with what makes one of it.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { headOf, readProfile } from '../../src/profiles/recognise.js'
import { otherFormat } from '../../src/profiles/other-formats.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { recordings, report } from './recordings.js'

describe('files that are no profiles', () => {
  const said = (bytes: Uint8Array | string): string => {
    try {
      readProfile(unpacked(Buffer.from(bytes)))
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    return ''
  }

  it('are named by how they begin', () => {
    for (const [bytes, expected] of [
      ['PERFILE2h\0\0\0', /^This is the recording of perf itself: "perf script/], ['\x04\x22\x4d\x18@@\xc0\x95<\0\0\xf9\x05memray\0', /^This is the recording of memray itself: "memray flamegraph/],
      ['FLR\0\0\x02', /^This is a Java Flight Recorder file/], ['PK\x03\x04\x14', /^This is an archive: unpack it first$/], ['v8-version,12,4,254\n', /^This is the log of V8/],
      ['heap profile: 13: 1595680 [47130736: 2584596557304] @ heap/1048576\n', /^This is a profile in the old format of pprof/], ['goroutine profile: total 7\n', /old format of pprof/],
    ] as const) assert.match(said(Buffer.from(bytes, 'latin1')), expected)
  })

  it('are told by the words of the machine that wrote them', () => {
    for (const size of [4, 8]) {
      for (const isLittle of [true, false]) {
        const bytes = Buffer.alloc(10 * size)
        const word = (index: number, value: number): void => {
          const at = index * size + (isLittle || size === 4 ? 0 : 4)
          if (isLittle) bytes.writeUInt32LE(value, at)
          else bytes.writeUInt32BE(value, at)
        }
        word(1, 3)
        word(3, 10_000)
        assert.match(said(bytes), /old format of pprof/)
      }
    }
    assert.match(said(Buffer.alloc(100)), /no profile that is known/)
  })

  it('are heap snapshots of Node', () => {
    const written = execFileSync(process.execPath, ['-e', 'require("node:v8").getHeapSnapshot().pipe(process.stdout)'], { maxBuffer: 2 ** 28 })
    assert.match(said(written), /^This is a heap snapshot, which says what was in memory but not which code took it: record with --heap-prof$/)
  })

  it('are texts of cProfile, as it prints them', () => {
    const text = recordings('pstats').map(({ name }) => { try { return report(`${name}.report.txt`) } catch { return '' } }).find((one) => one.includes('function calls')) ?? assert.fail()
    assert.match(said(text), /^This is the text that cProfile prints, which has no callers: "python -m cProfile -o/)
  })

  it('are packed in ways that Node does not undo', () => {
    for (const [signature, expected] of [[[0x28, 0xb5, 0x2f, 0xfd], /unzstd/], [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], /unxz/], [[...Buffer.from('BZh91AY')], /bunzip2/]] as const) assert.match(said(Buffer.from([...signature, 1, 2, 3])), expected)
  })

  it('are called what they look like where nobody knows them, with where the formats are listed', () => {
    for (const [content, expected] of [
      ['These are words.\n', 'text'], ['\x1b[32mok\x1b[0m 12 tests\n', 'text'], [Buffer.from('caf\xe9\n'.repeat(3), 'latin1'), 'text'], ['\ufeffid,name\r\n1,a\r\n', 'text'], ['[12:00] started\n', 'text'], [' \n\n', 'nothing but white space'],
      ['{"name":"shop","version":"1.0.0"}', 'JSON with "name", "version"'], ['{"a":1,"b":2,"c":3,"d":4}', 'JSON with "a", "b", "c" …'], ['[1, 2, 3]', 'JSON'], ['{"name":"shop","version":"1.', 'damaged JSON with "name", "version"'],
      ['<!DOCTYPE html>\n<html lang="en"></html>', 'a web page'], ['<?xml version="1.0"?><a/>', 'XML'], [Buffer.from([0, 1, 2, 3, 250, 0, 7]), 'binary data'], [Buffer.from(Array.from({ length: 3000 }, (_, index) => 128 + index * 37 % 128)), 'binary data'],
    ] as const) assert.equal(said(content), `This is no profile that is known: it looks like ${expected}; "cost-hints profile --help" lists the formats`)
    assert.equal(said(''), 'The file is empty')
  })

  it('are none of the recordings', () => {
    for (const { name, bytes } of recordings()) assert.equal(otherFormat(headOf(unpacked(bytes))), undefined, name)
    assert.equal(otherFormat(headOf(readFileSync(process.execPath).subarray(1, 100_000))), undefined)
  })
})
