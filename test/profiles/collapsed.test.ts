// Collapsed stacks beside what a plain reading of their lines says, and the forms that other tools give them.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recordings, rowsOf } from './recordings.js'

describe('collapsed stacks', () => {
  for (const recording of recordings('py-spy').filter(({ name }) => name.endsWith('.collapsed'))) {
    it(`of ${recording.name} add up as their lines do`, () => {
      const expected = plainTotals(Buffer.from(recording.bytes).toString('utf8'))
      const profile = profileOf(recording)
      const read = new Map(rowsOf(profile).map((row): [string, number] => [`${row.name}|${row.file}`, row.total]))
      assert.deepEqual([...read].sort(), [...expected].sort())
    })
  }

  it('tell processes and threads apart where the first frames name them', () => {
    const [workers] = recordings('py-spy').filter(({ name }) => name.endsWith('workers.collapsed'))
    assert.ok(workers)
    const { threads } = profileOf(workers)
    assert.ok(new Set(threads.map(({ process }) => process)).size >= 3)
    assert.ok(threads.some(({ name }) => /^tasks \(\d+\)$/.test(name)))
    assert.ok(threads.every(({ process }) => /^python3 workers\.py 8 \(\d+\)$/.test(process)))
  })

  it('of perf with --tid give threads', () => {
    const { threads } = read('node-12/12;main;work 3\nnode-12/13;main 4\n')
    assert.deepEqual(threads.map(({ name }) => name), ['node-12 (12)', 'node-12 (13)'])
  })

  it('of perf with --pid give processes', () => {
    const { threads, stacks } = read('node-12;main;work 3\nV8 worker-?;main 4\n')
    assert.deepEqual(threads.map(({ process }) => process), ['node-12', 'V8 worker-?'])
    assert.equal(stacks.length, 2)
  })

  it('of async-profiler give threads', () => {
    assert.deepEqual(read('[main tid=12];run_[j] 3\n[GC Thread#0 tid=13];work 4\n').threads.map(({ name }) => name), ['main (12)', 'GC Thread#0 (13)'])
  })

  it('keep names with a dash where not every stack begins with one', () => {
    assert.deepEqual(namesOf(read('a-1;b 1\nmain;b 2\n')), ['b', 'main', 'a-1'])
  })

  it('lose annotations, and functions of the kernel say where they are', () => {
    const rows = rowsOf(read('main;read_[i];vfs_read_[k] 5\nmain;LazyCompile:~f_[j] 2\n'))
    assert.deepEqual(rows.map(({ name, file }) => `${name} ${file}`.trim()), ['main', 'read', 'vfs_read [kernel]', 'LazyCompile:~f'])
  })

  it('may have fractions, exponents, tabs, comments, CRLF and no last line end', () => {
    const profile = read('# a comment\r\nmain;a 1.5\r\nmain;b\t2e2\r\n\r\nmain;c 0.25')
    assert.equal(functionMeasures(profile, 0).whole, 201.75)
    assert.deepEqual(profile.notes, [])
  })

  it('of a comparison have two values', () => {
    const profile = read('main;a 10 20\nmain;b 5 0\nmain 0 1.5\n')
    assert.deepEqual(profile.values.map(({ name }) => name), ['samples before', 'samples after'])
    assert.deepEqual([functionMeasures(profile, 0).whole, functionMeasures(profile, 1).whole], [15, 21.5])
  })

  it('that are equal become one sample', () => {
    const { threads } = read('main;a 1\nmain;b 1\nmain;a 2\nmain;a 3\n')
    assert.deepEqual([...threads[0]?.samples.values[0] ?? []], [6, 1])
  })

  it('count recursion once', () => {
    const [main, depth] = rowsOf(read('main;depth;depth;depth 4\nmain;depth 1\n'))
    assert.deepEqual([main?.total, depth?.total, depth?.self], [5, 5, 5])
  })

  it('share what they begin with only up to whole frames', () => {
    assert.deepEqual(namesOf(read('main;work;deep 1\nmain;worker;deep 2\nmain;work 4\nmain;wo 8\nmain 16\nmain;work;deep 32\n')), ['main', 'work', 'deep', 'wo', 'worker'])
  })

  it('may have names with spaces and numbers', () => {
    assert.deepEqual(namesOf(read('main;work 4\nmain;work 4;deep 3\nmain;work 4 3\n')), ['main', 'work 4', 'work', 'deep'])
  })

  it('leave out lines that are none, and say so', () => {
    const profile = read(`${'main;a 1\n'.repeat(40)}what is this\nmain;a 0x10\nmain;a -3\n`)
    assert.equal(functionMeasures(profile, 0).whole, 40)
    assert.deepEqual(profile.notes, ['3 lines were no stacks and were left out.'])
  })

  it('may have comments of another kind, and a line that is none', () => {
    assert.equal(functionMeasures(read('# a\n// b\na;b;c 1\na;b;d 4\na;b;c 3\na;b 5\nan invalid line\n'), 0).whole, 13)
  })

  it('name empty frames, and accept empty stacks', () => {
    const profile = read('main;;a 1\n 4\n')
    assert.deepEqual(rowsOf(profile).map(({ name, self }) => [name, self]), [['(no stack)', 4], ['main', 0], ['(anonymous)', 0], ['a', 1]])
    assert.equal(functionMeasures(profile, 0).whole, 5)
  })

  it('are not text that ends with numbers', () => {
    assert.throws(() => read('There are 12\nlines in this text; it counts to 3\nand then stops.\nSo it is none.\n'), /no profile that is known/)
  })
})

function read(text: string): Profile {
  return readProfile(Buffer.from(text))
}

function namesOf(profile: Profile): readonly string[] {
  return rowsOf(profile).map(({ name }) => name)
}

/** Each function once a line, with the line's number. */
function plainTotals(text: string): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const space = line.lastIndexOf(' ')
    const frames = line.slice(0, space).split(';').filter((frame) => frame !== '' && !/^(process \d+:|thread \()/.test(frame))
    const functions = new Set(frames.map((frame) => frame.replace(/^(.*) \(([^()?]*?)(:\d+)?\)$/, '$1|$2').replace(/^[^|]*$/, '$&|')))
    if (functions.size === 0) functions.add('(no stack)|')
    for (const each of functions) totals.set(each, (totals.get(each) ?? 0) + Number(line.slice(space + 1)))
  }
  return totals
}
