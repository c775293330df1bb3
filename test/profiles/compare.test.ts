// The same functions and values of two profiles: in other folders, in other packages, named in full or in short, and where only one of the two was mapped to its sources.

import assert from 'node:assert/strict'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { comparisonNotes } from '../../src/profiles/compare/comparison-notes.js'
import { measuresOfSame } from '../../src/profiles/compare/measures.js'
import { sameFunctions } from '../../src/profiles/compare/same-functions.js'
import { sameValue } from '../../src/profiles/compare/same-value.js'
import type { CompiledFile, Profile, ValueType } from '../../src/profiles/profile.js'
import { amountOfWords, choiceWords, valueWords, wholeWords } from '../../src/profiles/value-words.js'
import { profileOf, recording } from './recordings.js'

const time: ValueType = { name: 'time', unit: 'nanoseconds' }

/** `name file`, or with a line: `name file 3`. */
function profileWith(functions: readonly string[], { compiled, producer = 'test', values = [time] }: { readonly compiled?: readonly CompiledFile[], readonly producer?: string, readonly values?: readonly ValueType[] } = {}): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer, values })
  const thread = builder.thread('main')
  for (const text of functions) {
    const [name = '', file = '', line = '1'] = text.split(' ')
    thread.sample(builder.stack(-1, builder.frame(builder.function(name, file, Number(line)))), values.map(() => 1))
  }
  return { ...builder.build(), ...compiled && { compiled } }
}

/** Those of before, each with what it is after; '' for what is gone. */
function pairs(before: Profile, after: Profile): readonly string[] {
  const same = sameFunctions(before, after)
  return Array.from(same.before, (id) => {
    const row = same.after.indexOf(id)
    return row < 0 ? '' : `${after.strings[after.functions.name[row] ?? 0] ?? ''} ${after.strings[after.functions.file[row] ?? 0] ?? ''}`
  })
}

describe('the same functions of two profiles', () => {
  it('are found in another folder, however many files are called alike', () => {
    const before = profileWith(['save /ci/shop/a/models.py', 'save /ci/shop/b/models.py', '<module> /ci/shop/b/__init__.py', 'run C:\\ci\\run.py', 'load file:///ci/shop/load.mjs'])
    const after = profileWith(['save /me/b/models.py', 'save /me/a/models.py', '<module> /me/b/__init__.py', 'run /me/run.py', 'load /me/load.mjs'])
    assert.deepEqual(pairs(before, after), ['save /me/a/models.py', 'save /me/b/models.py', '<module> /me/b/__init__.py', 'run /me/run.py', 'load /me/load.mjs'])
    assert.deepEqual(pairs(after, before).map((pair) => pair !== ''), [true, true, true, true, true])
  })

  it('are not those of another file or package of the same name', () => {
    const others = [
      ['parse /app/node_modules/a/lib/index.js', 'parse /app/node_modules/b/lib/index.js'],
      ['<module> /app/a/__init__.py', '<module> /app/b/__init__.py'],
      ['save /app/a/models.py', 'load /app/b/models.py'],
      ['__init__ /app/a/models.py', '__init__ /app/b/models.py'],
    ] as const
    for (const [one, other] of others) assert.deepEqual(pairs(profileWith([one]), profileWith([other])), [''], `${one} ${other}`)
    // A function that samples did not see is none of another file.
    assert.deepEqual(pairs(profileWith(['save a/models.py', 'load a/models.py', 'load b/models.py']), profileWith(['load a/models.py', 'save b/models.py', 'load b/models.py'])), ['', 'load a/models.py', 'load b/models.py'])
  })

  it('may be named in full by one tool and in short by the other', () => {
    const short = profileWith(['encode json.py', 'save shop.py', '<listcomp> shop.py'])
    const full = profileWith(['Encoder.encode json.py', 'A.save shop.py', 'B.save shop.py', 'report.<locals>.<listcomp> shop.py'])
    assert.deepEqual(pairs(short, full), ['Encoder.encode json.py', '', 'report.<locals>.<listcomp> shop.py'])
    assert.deepEqual(pairs(full, short), ['encode json.py', '', '', '<listcomp> shop.py'])
    assert.deepEqual(pairs(profileWith(['A.save shop.py']), profileWith(['B.save shop.py'])), [''])
  })

  it('are found by their names where one of the two was not mapped to its sources', () => {
    const compiled = [{ file: 'file:///srv/dist/main.js', sources: ['/srv/src/report.ts', '/srv/src/store.ts'] }]
    const mapped = profileWith(['report /srv/src/report.ts', 'all /srv/src/report.ts', 'all /srv/src/store.ts', '(anonymous) /srv/src/store.ts', 'fn /srv/src/store.ts', '__awaiter file:///srv/dist/main.js', 'other /srv/lib.js'], { compiled })
    const names = ['report', 'all', '(anonymous)', 'fn', '__awaiter', 'other']
    for (const file of ['file:///srv/dist/main.js', 'file:///ci/dist/main.js', 'http://shop/assets/main-Bx3kPq0d.js']) {
      const unmapped = profileWith(names.map((name) => `${name} ${file}`))
      const kept = file === compiled[0]?.file ? '__awaiter file:///srv/dist/main.js' : ''
      assert.deepEqual(pairs(unmapped, mapped), ['report /srv/src/report.ts', '', '', '', kept, ''], file)
      assert.deepEqual(pairs(mapped, unmapped)[0], `report ${file}`)
      assert.deepEqual(sameFunctions(mapped, unmapped).oneSided.map(({ unmapped: which, found }) => [which, found]), [['after', 1]])
    }
    // Two that are called so may be others than the one that is left.
    assert.deepEqual(pairs(profileWith(['report file:///srv/dist/main.js 3', 'report file:///srv/dist/main.js 9']), mapped), ['', ''])
  })

  it('of a bundle whose map is gone, as recorded', () => {
    const before = profileOf(recording('v8-compiled/20.20.2-esbuild-earlier.cpuprofile'))
    const after = profileWith(['withoutBanned /srv/shop-ts/src/report.ts', 'nameOf /srv/shop-ts/src/catalogue.ts'], { compiled: [{ file: 'file:///srv/shop-ts/esbuild/shop.js', sources: ['/srv/shop-ts/src/report.ts', '/srv/shop-ts/src/catalogue.ts'] }] })
    assert.deepEqual(pairs(before, after).filter((pair) => pair !== '').sort(), ['nameOf /srv/shop-ts/src/catalogue.ts', 'withoutBanned /srv/shop-ts/src/report.ts'])
  })

  it('that call each other took no more than the outermost', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [time] })
    const outer = builder.stack(-1, builder.frame(builder.function('(anonymous)', 'shop.js', 1)))
    builder.thread('main').sample(builder.stack(outer, builder.frame(builder.function('(anonymous)', 'shop.js', 9))), [5])
    const profile = builder.build()
    const { after, names } = sameFunctions(profile, profile)
    const { self, total, whole } = measuresOfSame(profile, 0, after, names.length)
    assert.deepEqual([[...self], [...total], whole], [[5], [5], 5])
  })
})

describe('the same value of two profiles', () => {
  const values = (...names: readonly (readonly [string, ValueType['unit']])[]): { readonly values: readonly ValueType[] } => ({ values: names.map(([name, unit]) => ({ name, unit })) })

  it('is one of the name, of the same kind, else of the unit', () => {
    assert.equal(sameValue(values(['wall time', 'nanoseconds'], ['CPU time', 'nanoseconds']), { name: 'CPU time', unit: 'nanoseconds' }), 1)
    assert.equal(sameValue(values(['CPU time', 'nanoseconds'], ['Wall time', 'nanoseconds']), { name: 'wall time', unit: 'nanoseconds' }), 1)
    assert.equal(sameValue(values(['CPU time', 'nanoseconds'], ['time', 'nanoseconds']), { name: 'wall time', unit: 'nanoseconds' }), 1)
    assert.equal(sameValue(values(['samples', 'count'], ['page-faults:pppH', 'count']), { name: 'page-faults', unit: 'count' }), 1)
    assert.equal(sameValue(values(['samples', 'count'], ['in use', 'bytes']), { name: 'allocated', unit: 'bytes' }), 1)
    assert.equal(sameValue(values(['samples', 'count']), { name: 'calls', unit: 'count' }), -1)
    assert.equal(sameValue(values(['samples', 'count']), time), -1)
  })

  it('has words for sentences', () => {
    const words = (name: string, unit: ValueType['unit']): string => valueWords({ name, unit })
    assert.deepEqual(
      [words('in use', 'bytes'), words('Wall time', 'nanoseconds'), words('CPU time', 'nanoseconds'), words('page-faults:u', 'count'), words('cache-misses:pppH', 'count'), words('GPU memory', 'bytes'), words('I1mr', 'count'), words('Python time', 'nanoseconds')],
      ['memory in use', 'wall time', 'CPU time', 'page faults outside of the kernel', 'cache misses', 'GPU memory', 'misses of the first cache for instructions', 'Python time'],
    )
    assert.deepEqual([amountOfWords('3 s', time), amountOfWords('3', { name: 'samples', unit: 'count' })], ['3 s of time', '3 samples'])
    assert.deepEqual([choiceWords({ name: 'Dr', unit: 'count' }), choiceWords({ name: 'in use', unit: 'bytes' }), choiceWords(time)], ['reads of data (Dr)', 'memory in use', 'time'])
    assert.deepEqual([wholeWords(time), wholeWords({ name: 'in use', unit: 'bytes' })], ['the time', 'memory in use'])
  })
})

describe('what should be known of a comparison', () => {
  const side = (producer: string, name: string, value: ValueType = time): Parameters<typeof comparisonNotes>[0] => ({ name, profile: { producer, values: [value] }, value: 0 })
  const onNumbers = (before: Parameters<typeof side>, after: Parameters<typeof side>): readonly string[] => comparisonNotes(side(...before), side(...after), { oneSided: [] }).onNumbers

  it('names two tools, not two versions of one', () => {
    assert.deepEqual(onNumbers(['cProfile', 'a.pstats'], ['py-spy@0.4.3', 'b.json']), ['a.pstats is of cProfile, which watches every call and makes calls slower than they are; b.json is of py-spy, which looks now and then at what runs: their numbers do not mean the same.'])
    assert.deepEqual(onNumbers(['pyinstrument', 'a.json'], ['Austin 4.0.0', 'a.json']), ['a.json from before is of pyinstrument, a.json from after of Austin: what two tools measure need not mean the same.'])
    assert.deepEqual(onNumbers(['Austin 3.7.0', 'a'], ['Austin 4.0.0', 'b']), [])
    assert.deepEqual(onNumbers(['py-spy@0.3.14', 'a'], ['py-spy', 'b']), [])
    assert.deepEqual(onNumbers(['callgrind-3.19.0', 'a'], ['callgrind-3.22.0', 'b']), [])
    // The form of a file is no tool.
    assert.deepEqual(onNumbers(['collapsed stacks', 'a'], ['py-spy@0.4.3', 'b']), [])
  })

  it('names two values', () => {
    assert.deepEqual(onNumbers(['V8', 'a', { name: 'CPU time', unit: 'nanoseconds' }], ['V8', 'b', { name: 'wall time', unit: 'nanoseconds' }]), ['a has CPU time, b wall time: that is not the same, and what is waited for is in one of them only.'])
    assert.deepEqual(onNumbers(['V8', 'a', { name: 'in use', unit: 'bytes' }], ['V8', 'b', { name: 'allocated', unit: 'bytes' }]), ['a has memory in use, b memory allocated: that is not the same.'])
    assert.deepEqual(onNumbers(['V8', 'a', time], ['V8', 'b', { name: 'wall time', unit: 'nanoseconds' }]), [])
  })
})
