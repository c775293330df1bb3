// What line_profiler keeps and prints, held against the tables that it prints, and pickles that are damaged or hostile.

import assert from 'node:assert/strict'
import type { Profile } from '../../src/profiles/profile.js'
import { headOf, importerFor, readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recordings, report } from './recordings.js'

interface Line {
  readonly file: string
  readonly of: string
  readonly line: number
  readonly hits: number
  readonly time: string
}

describe('line_profiler', () => {
  for (const recording of recordings('line-profiler').filter(({ name }) => name.endsWith('.lprof'))) {
    it(`${recording.name}: every line as line_profiler prints it`, () => {
      const profile = profileOf(recording)
      const printed = printedLines(report(`${recording.name}.report.txt`))
      assert.ok(printed.length >= 10)
      assert.equal(profile.format, 'line-profiler')
      assert.deepEqual(linesOf(profile, 1e-6), printed)
    })
  }

  for (const recording of recordings('line-profiler').filter(({ name }) => name.endsWith('.txt'))) {
    it(`${recording.name}: every line of the text`, () => {
      const profile = profileOf(recording)
      const text = recording.bytes.toString()
      const unit = Number(/^Timer unit: (\S+) s/m.exec(text)?.[1])
      assert.equal(profile.format, 'line-profiler-text')
      assert.deepEqual(linesOf(profile, unit), printedLines(text))
    })
  }

  it('reads text that PowerShell wrote', () => {
    const text = report('line-profiler/5.1.0-lines.txt')
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll('\n', '\r\n'), 'utf16le')])
    assert.deepEqual(linesOf(profileOf({ name: '', bytes }), 1e-6), printedLines(text))
  })

  it('takes no source text for numbers', () => {
    const profile = readProfile(Buffer.from(`Timer unit: 1e-06 s

Total time: 1 s
File: a.py
Function: f at line 1

Line #      Hits         Time  Per Hit   % Time  Line Contents
==============================================================
     1                                           def f():
     2         3          4.5      1.5    100.0      return [
     3                                           1, 2, 3, 4, 5
     4                                           1    2    3    4    5
`))
    assert.deepEqual(linesOf(profile, 1e-6), [{ file: 'a.py', of: 'f:1', line: 2, hits: 3, time: '4.5' }])
  })

  it('reads what stands before the end of a file that was cut off', () => {
    const { bytes } = lprof()
    const profile = readProfile(bytes.subarray(0, bytes.length - 40))
    assert.ok((profile.lines?.length ?? 0) > 5)
    assert.ok(profile.notes.some((note) => note.includes('unit of its times')))
    assert.ok(profile.notes.some((note) => note.includes('ends in the middle')))
    assert.deepEqual(profile.lines?.columns, [])
  })

  for (const [what, code, message] of [
    ['calls nothing', 'cos\nsystem\n(S"true"\ntR.', /asks for “os\.system”/],
    ['imports nothing', 'cline_profiler\nOther\n.', /asks for “line_profiler\.Other”/],
    ['calls no class that it knows', 'cline_profiler\nLineStats\n)R.', /asks for a call, and nothing is called/],
    ['makes no object of other classes', 'c__builtin__\nobject\n)\x81.', /class that is not known/],
    ['asks for no extension', '\x82\x01.', /does something that plain data does not need/],
    ['asks for nothing that is kept elsewhere', 'Pwhere\n.', /does something that plain data does not need/],
    ['gives fields to nothing else', ']}b.', /fields to something that has none/],
    ['takes nothing from an empty stack', 'a.', /from where nothing is/],
    ['goes to no mark that is not there', 't.', /a mark that is not there/],
    ['points to nothing that is not there', 'h\x07.', /not there/],
    ['believes no length', 'X\xff\xff\xff\x7f', /ends in the middle/],
  ] as const) {
    it(what, () => { assert.throws(() => readProfile(Buffer.from(`\x80\x02${code}${' '.repeat(8)}line_profiler\nLineStats`, 'latin1')), message) })
  }

  it('stops at more steps than any real file has', () => {
    const bytes = Buffer.alloc(5_000_000, ']')
    bytes.write('\x80\x02cline_profiler\nLineStats\n', 'latin1')
    assert.throws(() => readProfile(bytes), /4,000,000 steps, which is the limit/)
  })

  it('reads a list that holds itself', () => {
    const bytes = Buffer.from('\x80\x02cline_profiler\nLineStats\n)\x81}(X\x07\0\0\0timings}(X\x01\0\0\0aK\x01X\x01\0\0\0f\x87]q\x00h\x00aX\x01\0\0\0bK\x01X\x01\0\0\0g\x87](K\x01K\x02K\x03\x87euX\x04\0\0\0unitG?\xf0\0\0\0\0\0\0ub.', 'latin1')
    const profile = readProfile(bytes)
    assert.deepEqual(linesOf(profile, 1), [{ file: 'b', of: 'g:1', line: 1, hits: 2, time: '3.0' }])
    assert.ok(profile.notes.some((note) => note.includes('no numbers')))
  })

  it('says one sentence of every damaged file', () => {
    for (const { bytes } of recordings('line-profiler')) {
      for (let at = 1; at < bytes.length; at += 11) {
        const flipped = Uint8Array.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << at % 8)
        for (const damaged of [flipped, bytes.subarray(0, at)]) readsOrSays(damaged)
      }
    }
  })

  it('knows no other pickle', () => {
    assert.equal(importerFor(headOf(Buffer.from('\x80\x04\x95\x10\0\0\0\0\0\0\0}\x94\x8c\x01a\x94K\x01s.', 'latin1'))), undefined)
    assert.equal(importerFor(headOf(Buffer.from('class line_profiler:\n  LineStats = 1\n'))), undefined)
  })
})

function lprof(): { readonly bytes: Uint8Array } {
  const found = recordings('line-profiler').find(({ name }) => name.endsWith('5.1.0-lines.lprof'))
  assert.ok(found)
  return found
}

function printedLines(text: string): readonly Line[] {
  const lines: Line[] = []
  let [file, of] = ['', '']
  for (const line of text.split('\n')) {
    file = /^File: (.*)$/.exec(line)?.[1] ?? file
    of = /^Function: (.*)$/.exec(line)?.[1]?.replace(' at line ', ':') ?? of
    const [, at, hits, time] = /^ {1,6}(\d+) {1,9}(\d+) {1,12}(\d+\.\d) {1,8}[\d.]+ {1,8}[\d.]+(?: |$)/.exec(line) ?? []
    if (at !== undefined) lines.push({ file, of, line: Number(at), hits: Number(hits), time: time ?? '' })
  }
  return lines
}

function linesOf({ lines, strings, functions }: Profile, unit: number): readonly Line[] {
  return Array.from({ length: lines?.length ?? 0 }, (_, index) => {
    const row = (lines?.function[index] ?? 0) - 1
    return {
      file: strings[lines?.file[index] ?? 0] ?? '',
      of: `${strings[functions.name[row] ?? 0] ?? ''}:${String(functions.line[row])}`,
      line: lines?.line[index] ?? 0,
      hits: lines?.hits[index] ?? 0,
      time: ((lines?.columns[0]?.[index] ?? 0) / 1e9 / unit).toFixed(1),
    }
  })
}

function readsOrSays(bytes: Uint8Array): void {
  try {
    readProfile(bytes)
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'ProfileError', String(error))
  }
}
