// pyinstrument's sessions, trees and pstats files, held against what it prints of the same recording.

import assert from 'node:assert/strict'
import { functionMeasures, stackSelf, stackTotals } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recordings, report, rowsOf } from './recordings.js'

interface Printed {
  readonly self: string
  readonly total: string
  readonly name: string
  readonly place: string
}

const named = (ending: string): ReturnType<typeof recordings> => recordings('pyinstrument').filter(({ name }) => name.endsWith(ending))

describe('pyinstrument', () => {
  for (const recording of [...named('.pyisession'), ...named('.pstats'), ...named('.html'), ...named('.tree.json')].filter(({ name }) => name.includes('/5.'))) {
    it(`${recording.name}: the top forty as its pstats has them`, () => {
      const profile = profileOf(recording)
      const printed = printedTable(report(`${recording.name}.report.txt`))
      assert.ok(printed.length >= 6)
      const known = new Map(rowsOf(profile).map((row) => [`${lastName(row.name)} ${row.file === '' ? '<built-in>' : row.file}:${String(row.line)}`, row]))
      const folded = foldedPlaces(profile)
      for (const { self, total, name, place } of printed) {
        const row = known.get(`${lastName(name)} ${place}`)
        assert.ok(row, `${name} ${place}`)
        assert.ok(near(row.self, self), `${name}: ${String(row.self)} for ${self}`)
        // Of recursion, pyinstrument counts each level.
        if (folded.has(`${row.name} ${row.file}`)) assert.ok(row.total <= Number(total) * 1e9 + 2e6, `${name}: ${String(row.total)} for ${total}`)
        else assert.ok(near(row.total, total), `${name}: ${String(row.total)} for ${total}`)
      }
    })
  }

  for (const recording of [...named('-shop.json'), ...named('-waits.json'), ...[...named('.pyisession'), ...named('.html')].filter(({ name }) => name.includes('/4.'))]) {
    it(`${recording.name}: every frame that it prints`, () => {
      const profile = profileOf(recording)
      const printed = printedTree(report(`${recording.name}.report.txt`))
      assert.ok(printed.length >= 10)
      const totals = stackTotals(profile.stacks, stackSelf(profile, 0, profile.threads))
      for (const [index, { seconds, name, line }] of printed.entries()) {
        const found = framesOf(profile).findIndex((frame, stack) => lastName(frame.name) === lastName(name) && frame.line === line && near(totals[stack] ?? 0, seconds))
        assert.ok(found >= 0, `${name}:${String(line)} ${seconds} (line ${String(index)})`)
      }
      assert.ok(Math.abs(functionMeasures(profile, 0).whole / 1e9 - Number(printed[0]?.seconds)) < 2e-3)
    })
  }

  it('knows lines that ran, classes and threads', () => {
    const session = named('5.1.3-waits.pyisession')[0]
    assert.ok(session)
    const profile = profileOf(session)
    const frames = framesOf(profile)
    assert.ok(frames.some(({ name, running }) => name === 'Stock.search' && running === 21))
    assert.ok(frames.some(({ name, running }) => name === 'fetched' && running === 29))
    assert.deepEqual(profile.threads.map(({ name }) => name), ['MainThread'])
    assert.equal(new Date(profile.recordedAt ?? 0).getUTCFullYear(), 2026)
    const at = profile.threads[0]?.samples.at
    assert.ok(at?.every((time, index) => time >= (at[index - 1] ?? 0)))
  })

  it('knows no calls, as it samples', () => {
    for (const recording of recordings('pyinstrument')) assert.ok(rowsOf(profileOf(recording)).every(({ calls }) => calls === undefined), recording.name)
  })

  it('leaves its own frames out', () => {
    for (const recording of [...named('.pyisession'), ...named('.tree.json'), ...named('.html')]) {
      const profile = profileOf(recording)
      const first = framesOf(profile).filter((_, stack) => profile.stacks.parent[stack] === -1)
      assert.ok(first.some(({ name }) => name === '<module>') && first.every(({ file }) => !/pyinstrument\/|runpy|<string>/.test(file)), JSON.stringify(first))
    }
  })

  it('reads what stands before the end of files that were cut off', () => {
    for (const recording of [...named('.json'), ...named('.html'), ...named('.pyisession')]) {
      const profile = readProfile(recording.bytes.subarray(0, Math.floor(recording.bytes.length * 0.6)))
      assert.ok(profile.stacks.length > 5)
      assert.ok(profile.notes.some((note) => note.includes('what stands before was read')), recording.name)
    }
  })

  it('says one sentence of every damaged file', () => {
    for (const { bytes } of recordings('pyinstrument')) {
      for (let percent = 3; percent < 100; percent += 5) {
        const flipped = Uint8Array.from(bytes)
        for (let at = percent; at < flipped.length; at += 1997) flipped[at] = (flipped[at] ?? 0) ^ (1 << percent % 8)
        for (const damaged of [flipped, bytes.subarray(0, Math.floor(bytes.length * percent / 100))]) readsOrSays(damaged)
      }
    }
  })

  it('reads trees of any depth', () => {
    const depth = 50_000
    const node = (inside: string): string => `{"function":"f","file_path":"a.py","line_no":1,"time":1.0,"children":[${inside}],"class_name":"C"}`
    const [open, close] = node('|').split('|')
    const profile = readProfile(Buffer.from(`{"start_time":1.0,"duration":1.0,"sample_count":1,"root_frame":${(open ?? '').repeat(depth)}${(close ?? '').repeat(depth)}}`))
    assert.equal(profile.stacks.length, 4096)
    assert.deepEqual(rowsOf(profile).map(({ name, total }) => [name, total]), [['C.f', 1e9]])
  })

  it('takes odd samples out', () => {
    const profile = readProfile(Buffer.from(JSON.stringify({ frame_records: [[['f\u0000a.py\u00001'], 0.5], [[], 1], ['x', 1], [['f\u0000a.py\u00001']], 7, [['g\u0000a.py\u00002'], 0]] })))
    assert.deepEqual(rowsOf(profile).map(({ name, total }) => [name, total]), [['f', 5e8], ['g', 0]])
    assert.ok(profile.notes.some((note) => note.startsWith('4 samples')))
  })
})

function printedTable(text: string): readonly Printed[] {
  const rows = text.matchAll(/^ *-1 +(\d+\.\d{3}) +\S+ +(\d+\.\d{3}) +\S+ (.+:\d+)\((.+)\)$/gm)
  return [...rows].map(([, self = '', total = '', place = '', name = '']) => ({ self, total, place, name }))
}

function printedTree(text: string): readonly { readonly seconds: string, readonly name: string, readonly line: number }[] {
  return [...text.matchAll(/^[│├└─ ]*(\d+\.\d{3}) (\S+) {2}(?:\S*:(\d+)|<built-in>)$/gm)].map(([, seconds = '', name = '', line = '0']) => ({ seconds, name, line: Number(line) }))
}

function framesOf({ strings, functions, frames, stacks }: Profile): readonly { readonly name: string, readonly file: string, readonly line: number, readonly running: number }[] {
  return Array.from(stacks.frame, (frame) => {
    const row = frames.function[frame] ?? 0
    return { name: strings[functions.name[row] ?? 0] ?? '', file: strings[functions.file[row] ?? 0] ?? '', line: functions.line[row] ?? 0, running: frames.line[frame] ?? 0 }
  })
}

/** Names and files of functions that are their own callers somewhere. */
function foldedPlaces(profile: Profile): ReadonlySet<string> {
  const frames = framesOf(profile)
  const found = new Set<string>()
  for (const stack of frames.keys()) {
    const seen = new Set<string>()
    for (let at = stack; at >= 0; at = profile.stacks.parent[at] ?? -1) {
      const { name = '', file = '', line = 0 } = frames[at] ?? {}
      const place = `${name} ${file}`
      if (seen.has(`${place} ${String(line)}`)) found.add(place)
      seen.add(`${place} ${String(line)}`)
    }
  }
  return found
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Printed with three digits, of times that were rounded to six. */
function near(nanoseconds: number, seconds: string | undefined): boolean {
  return Math.abs(nanoseconds / 1e9 - Number(seconds)) < 6e-4
}

function readsOrSays(bytes: Uint8Array): void {
  try {
    readProfile(bytes)
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'ProfileError', String(error))
  }
}
