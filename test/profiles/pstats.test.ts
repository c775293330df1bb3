// Statistics of cProfile and profile, held against what `python -m pstats` prints of the same file, and files that are damaged or hostile.

import assert from 'node:assert/strict'
import { functionMeasures, outermostOf, stackSelf, stackTotals } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recordings, report, rowsOf, type Row } from './recordings.js'

interface Printed {
  readonly calls: string
  readonly self: string
  readonly total: string
  readonly place: string
}

describe('pstats', () => {
  for (const recording of recordings('pstats')) {
    describe(recording.name, () => {
      // Where code was in memory is not in the file.
      const text = report(`${recording.name}.report.txt`).replace(/(<code object .*?) at 0x[0-9a-f]+,/g, '$1,')
      let profile: Profile
      before(() => { profile = profileOf(recording) })

      for (const order of ['cumulative', 'internal'] as const) {
        it(`has the top forty by ${order} time as pstats prints them`, () => {
          const printed = printedTables(text, order)
          assert.ok(printed.length >= 20, `${String(printed.length)} rows`)
          const known = new Map(rowsOf(profile).map((row) => [placeOf(row), row]))
          assert.equal(known.size, profile.functions.length)
          assert.deepEqual(printed.map(({ place }) => asPrinted(profile, known.get(place))), printed)
          // Rows of equal printed times stand in any order.
          const key = order === 'cumulative' ? 'total' : 'self'
          const sorted = [...known.values()].sort((a, b) => b[key] - a[key]).map((row) => asPrinted(profile, row)[key])
          assert.deepEqual(sorted.slice(0, printed.length), printed.map((row) => row[key]))
        })
      }

      it('has the callers that pstats prints', () => {
        const known = new Map(rowsOf(profile).map((row, index) => [placeOf(row), index]))
        const printed = printedCallers(text)
        assert.ok(printed.length >= 20)
        const edges = edgesOf(profile)
        const wrong = printed.filter(({ caller, callee, calls, self, total }) => {
          const found = edges.get(`${caller} -> ${callee}`)
          return !known.has(caller) || !found || found.calls !== calls || (self !== undefined && (found.self !== self || found.total !== total))
        })
        assert.deepEqual(wrong, [])
      })

      it('has the calls and the time of its first line', () => {
        const [, calls, primitive, seconds] = /(\d+) function calls (?:\((\d+) primitive calls\) )?in (\d+\.\d+) seconds/.exec(text) ?? []
        assert.ok(profile.graph)
        assert.equal(String(sum(profile.graph.calls)), calls)
        assert.equal(String(sum(profile.graph.primitiveCalls)), primitive ?? calls)
        assert.equal((functionMeasures(profile, 0).whole / 1e9).toFixed(3), seconds)
      })

      it('keeps in its stacks what each function took itself', () => {
        const { self, total } = functionMeasures(profile, 0)
        const { graph: _, ...stacksAlone } = profile
        const made = functionMeasures(stacksAlone, 0)
        const whole = sum(self)
        assert.ok(Math.abs(made.whole - whole) < whole * 1e-6, `${String(made.whole)} of ${String(whole)}`)
        // Small stacks are counted with their callers.
        for (const [row, own] of self.entries()) assert.ok(Math.abs((made.self[row] ?? 0) - own) < whole * 2e-3, `function ${String(row)}`)
        // Of functions that come back to themselves, what they do inside of one another is folded.
        const circles = inCircles(profile)
        const isMixed = profile.notes.some((note) => note.includes('mixes them up'))
        assert.equal(isMixed, /3\.1[23]-shop/.test(recording.name))
        assert.deepEqual([...total.entries()].filter(([row, all]) => {
          const stacked = made.total[row] ?? 0
          if (isMixed || profile.graph?.calls[row] === 0) return false
          return stacked > all + whole * 0.02 || (!circles.has(row) && stacked < all - whole * 0.02)
        }).map(([row, all]) => `${profile.strings[profile.functions.name[row] ?? 0] ?? ''}: ${String(made.total[row])} of ${String(all)}`), [])
        assert.match(profile.stackNotes?.join() ?? '', /has no stacks/)
      })
    })
  }

  it('reads what yappi writes, which has calls with and without recursion the other way round', () => {
    const recording = recordings('yappi').find(({ name }) => name.endsWith('.pstats'))
    assert.ok(recording)
    const known = new Map(rowsOf(profileOf(recording)).map((row) => [`${row.file}:${String(row.line)} ${row.name}`, row]))
    const printed = [...report(`${recording.name}.report.txt`).matchAll(/^(\S+:\d+ .*?) {2,}(\d+)(?:\/\d+)? +(\S+) +(\S+) +\S+$/gm)]
    assert.ok(printed.length > 20)
    assert.deepEqual(
      printed.map(([, place = '']) => [place, String(known.get(place)?.calls), ...[known.get(place)?.self, known.get(place)?.total].map((time) => ((time ?? NaN) / 1e9).toFixed(6))]),
      printed.map(([, place, calls, self, total]) => [place, calls, self, total]),
    )
  })

  it('tells profile from cProfile by its callers', () => {
    const producers = recordings('pstats').map((recording) => [recording.name.includes('-profile-'), profileOf(recording).producer])
    assert.deepEqual(producers, producers.map(([isProfile]) => [isProfile, isProfile === true ? 'profile' : 'cProfile']))
  })

  it('folds functions that call each other in turns', () => {
    const profile = readProfile(marshalled([
      entry('root', [1, 1, 0, 100], {}),
      entry('even', [1, 50, 10, 100], { root: [1, 1, 10, 100], odd: [49, 1, 8, 80] }),
      entry('odd', [1, 49, 30, 90], { even: [49, 1, 30, 90] }),
      entry('leaf', [50, 50, 60, 60], { even: [50, 50, 60, 60] }),
    ]))
    assert.deepEqual(stacksOf(profile), ['root;even 10', 'root;even;leaf 60', 'root;even;odd 30'])
    assert.ok(outermostOf(profile).every((isOutermost) => isOutermost === 1))
  })

  it('shares a function among its callers', () => {
    const profile = readProfile(marshalled([
      entry('main', [1, 1, 0, 100], {}),
      entry('much', [1, 1, 10, 85], { main: [1, 1, 10, 85] }),
      entry('little', [1, 1, 10, 15], { main: [1, 1, 10, 15] }),
      entry('both', [2, 2, 40, 80], { much: [1, 1, 38, 75], little: [1, 1, 2, 5] }),
      entry('deep', [2, 2, 40, 40], { both: [2, 2, 40, 40] }),
    ]))
    assert.deepEqual(stacksOf(profile), ['main;little 10', 'main;little;both 2.5', 'main;little;both;deep 2.5', 'main;much 10', 'main;much;both 37.5', 'main;much;both;deep 37.5'])
  })

  it('reads what stands before the end of a file that was cut off', () => {
    const whole = recordings('pstats').find(({ name }) => name.includes('3.13-shop'))?.bytes ?? new Uint8Array()
    const profile = readProfile(whole.subarray(0, Math.floor(whole.length / 2)))
    assert.ok(profile.functions.length > 50)
    assert.ok(profile.notes.some((note) => /ends in the middle.*what stands before was read/.test(note)))
  })

  it('has in the whole what was not read, so that nothing takes more than all', () => {
    for (const { bytes } of recordings('pstats')) {
      const full = functionMeasures(readProfile(bytes), 0).whole
      for (const percent of [20, 50, 80]) {
        const profile = readProfile(bytes.subarray(0, Math.floor(bytes.length * percent / 100)))
        const { whole, total } = functionMeasures(profile, 0)
        const most = Math.max(...total)
        assert.ok(most <= whole * (1 + 1e-9) && whole <= Math.max(full, most) * (1 + 1e-9), `${String(percent)} %: ${String(most)} of ${String(whole)}`)
      }
    }
  })

  it('says one sentence of every damaged file', () => {
    for (const { bytes } of recordings('pstats')) {
      for (let percent = 1; percent < 100; percent++) {
        const flipped = Uint8Array.from(bytes)
        for (let at = percent; at < flipped.length; at += 997) flipped[at] = (flipped[at] ?? 0) ^ (1 << percent % 8)
        for (const damaged of [flipped, bytes.subarray(0, Math.floor(bytes.length * percent / 100))]) readsOrSays(damaged)
      }
    }
  })

  it('says that code has an unknown form', () => {
    assert.throws(() => readProfile(withValue([0x63, 0, 0, 0, 0])), /unknown form/)
  })

  it('believes no length beyond the end', () => {
    assert.throws(() => readProfile(withValue([0x28, 0xff, 0xff, 0xff, 0x7f])), /a length in it is wrong/)
    assert.throws(() => readProfile(withValue([0x73, 0xff, 0xff, 0xff, 0x7f])), /a length in it is wrong/)
    assert.throws(() => readProfile(withValue([0x6c, 0xff, 0xff, 0xff, 0x7f])), /ends in the middle/)
  })

  it('stops at nesting without end', () => {
    assert.throws(() => readProfile(withValue(Array.from({ length: 100_000 }, () => 0x29).flatMap((byte) => [byte, 1]))), /nested too deeply/)
  })

  it('stops at more values than any real file has', () => {
    const many = Array.from({ length: 9_000_000 }, () => 0x4e)
    assert.throws(() => readProfile(withValue([0x5b, 0, 0, 0x80, 0].concat(many))), /8,000,000 values, which is the limit/)
  })

  it('stops at callers that many functions share', () => {
    // Each of 3,000 functions points to one dictionary of 3,000 callers.
    const callers = Array.from({ length: 3000 }, (_, index) => [...key(`c${String(index)}`), ...integer(1)]).flat()
    const first = [...key('first'), 0x29, 5, ...integer(1), ...integer(1), ...integer(1), ...integer(1), 0xfb, ...callers, 0x30]
    const others = Array.from({ length: 3000 }, (_, index) => [...key(`f${String(index)}`), 0x29, 5, ...integer(1), ...integer(1), ...integer(1), ...integer(1), 0x72, 0, 0, 0, 0])
    const profile = readProfile(marshalled([first, ...others]))
    assert.ok(profile.notes.some((note) => note.includes('more callers than it can hold')))
  })

  it('stops at a value that holds itself', () => {
    assert.throws(() => readProfile(withValue([0xa9, 1, 0x72, 0, 0, 0, 0])), /points to something that is not there/)
  })
})

function printedTables(text: string, order: string): readonly Printed[] {
  const start = text.indexOf(`Ordered by: ${order} time`)
  const rows = text.slice(start, text.indexOf('\n\n\n', start)).matchAll(/^ *(\d+(?:\/\d+)?) +(\d+\.\d{3}) +\S+ +(\d+\.\d{3}) +\S+ (.+)$/gm)
  return [...rows].map(([, calls = '', self = '', total = '', place = '']) => ({ calls, self, total, place }))
}

interface PrintedCall {
  readonly caller: string
  readonly callee: string
  readonly calls: number
  readonly self?: string
  readonly total?: string
}

/** Under a function stand its callers, each with calls and times; `profile` knows the calls alone, in brackets. */
function printedCallers(text: string): readonly PrintedCall[] {
  const found: PrintedCall[] = []
  let callee = ''
  for (const line of text.slice(text.indexOf('was called by...')).split('\n').slice(1)) {
    const [first, rest] = line.includes('<- ') ? line.split('<- ') : ['', line]
    if (first?.trim()) callee = first.trim()
    const timed = /^ *(\d+)(?:\/\d+)? +(\d+\.\d{3}) +(\d+\.\d{3}) {2}(.+)$/.exec(rest ?? '')
    const counted = /^ *(.+)\((\d+)\) +\d+\.\d{3}$/.exec(rest ?? '')
    if (timed) found.push({ caller: timed[4] ?? '', callee, calls: Number(timed[1]), self: timed[2] ?? '', total: timed[3] ?? '' })
    else if (counted) found.push({ caller: counted[1] ?? '', callee, calls: Number(counted[2]) })
  }
  return found
}

function edgesOf({ graph, functions, strings }: Profile): ReadonlyMap<string, { readonly calls: number, readonly self: string, readonly total: string }> {
  const place = (row: number): string => placeOf({ name: strings[functions.name[row] ?? 0] ?? '', file: strings[functions.file[row] ?? 0] ?? '', line: functions.line[row] ?? 0 })
  const edges = graph?.edges
  return new Map(Array.from({ length: edges?.length ?? 0 }, (_, edge) => [`${place(edges?.caller[edge] ?? 0)} -> ${place(edges?.callee[edge] ?? 0)}`, {
    calls: edges?.calls[edge] ?? 0,
    self: ((edges?.self[0]?.[edge] ?? 0) / 1e9).toFixed(3),
    total: ((edges?.total[0]?.[edge] ?? 0) / 1e9).toFixed(3),
  }]))
}

function inCircles({ graph, functions }: Profile): ReadonlySet<number> {
  const callees = Array.from({ length: functions.length }, (): number[] => [])
  for (let edge = 0; edge < (graph?.edges.length ?? 0); edge++) callees[graph?.edges.caller[edge] ?? 0]?.push(graph?.edges.callee[edge] ?? 0)
  const reaches = (start: number): boolean => {
    const seen = new Set<number>()
    const open = [...callees[start] ?? []]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === start) return true
      if (!seen.has(at)) open.push(...callees[at] ?? [])
      seen.add(at)
    }
    return false
  }
  return new Set([...callees.keys()].filter(reaches))
}

/** As pstats names functions. */
function placeOf({ name, file, line }: Pick<Row, 'name' | 'file' | 'line'>): string {
  return file === '' && name.startsWith('<') ? name.replace(/^<(.*)>$/, '{$1}') : `${file}:${String(line)}(${name})`
}

function asPrinted({ graph, functions, strings }: Profile, row: Row | undefined): Printed {
  if (!row) return { calls: 'none', self: '', total: '', place: '' }
  const index = Array.from({ length: functions.length }, (_, at) => at)
    .find((at) => strings[functions.name[at] ?? 0] === row.name && strings[functions.file[at] ?? 0] === row.file && functions.line[at] === row.line) ?? -1
  const primitive = graph?.primitiveCalls[index] ?? 0
  const calls = row.calls === primitive ? String(row.calls) : `${String(row.calls)}/${String(primitive)}`
  return { calls, self: (row.self / 1e9).toFixed(3), total: (row.total / 1e9).toFixed(3), place: placeOf(row) }
}

function stacksOf(profile: Profile): readonly string[] {
  const self = stackSelf(profile, 0, profile.threads)
  assert.ok(stackTotals(profile.stacks, self).every((total) => total > 0))
  return [...self.keys()].filter((stack) => (self[stack] ?? 0) > 0).map((stack) => {
    const names: string[] = []
    for (let at = stack; at >= 0; at = profile.stacks.parent[at] ?? -1) names.unshift(profile.strings[profile.functions.name[profile.frames.function[profile.stacks.frame[at] ?? 0] ?? 0] ?? 0] ?? '')
    return `${names.join(';')} ${String((self[stack] ?? 0) / 1e9)}`
  }).sort()
}

type Numbers = readonly [number, number, number, number]

/** A function in its own file at line 1 with cc, nc, seconds and callers (nc, cc, seconds). */
function entry(name: string, numbers: Numbers, callers: Readonly<Record<string, Numbers>>): readonly number[] {
  const called = Object.entries(callers).flatMap(([caller, cost]) => [...key(caller), 0x29, 4, ...cost.flatMap((value, index) => index < 2 ? integer(value) : float(value))])
  return [...key(name), 0x29, 5, ...numbers.flatMap((value, index) => index < 2 ? integer(value) : float(value)), 0x7b, ...called, 0x30]
}

function key(name: string): readonly number[] {
  return [0x29, 3, 0x7a, 4, ...Buffer.from('a.py'), ...integer(1), 0x7a, name.length, ...Buffer.from(name)]
}

function integer(value: number): readonly number[] {
  const bytes = Buffer.alloc(5, 'i')
  bytes.writeInt32LE(value, 1)
  return [...bytes]
}

function float(value: number): readonly number[] {
  const bytes = Buffer.alloc(9, 'g')
  bytes.writeDoubleLE(value, 1)
  return [...bytes]
}

function marshalled(entries: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from([0x7b, ...entries.flat(), 0x30])
}

/** A file whose only function has this for its statistics. */
function withValue(value: readonly number[]): Uint8Array {
  return Uint8Array.from([0x7b, ...key('work'), ...value])
}

function readsOrSays(bytes: Uint8Array): void {
  try {
    readProfile(bytes)
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'ProfileError', String(error))
  }
}

function sum(column: ArrayLike<number>): number {
  return Array.from(column).reduce((total, value) => total + value, 0)
}
