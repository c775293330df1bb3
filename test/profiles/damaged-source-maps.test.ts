// Source maps come from anywhere: whatever they hold, the profile opens, unmapped where need be, with a sentence that says why.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { CompiledText } from '../../src/profiles/source-maps/compiled-text.js'
import { mapComment, mapInUrl } from '../../src/profiles/source-maps/map-comment.js'
import { mapProfile } from '../../src/profiles/source-maps/map-profile.js'
import { mappedFile } from '../../src/profiles/source-maps/mapped-file.js'
import { readSourceMap } from '../../src/profiles/source-maps/source-map.js'
import { resolvedSource } from '../../src/profiles/source-maps/source-path.js'
import { withSourceMaps } from '../../src/service/profiles/source-maps.js'
import { withFolder, type Files } from '../support/folder.js'
import { profileOf, recording } from './recordings.js'

const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles', 'source-maps')
const compiled = readFileSync(join(folder, 'esbuild', 'shop.js'), 'utf8')
const profile = profileOf(recording('v8-compiled/24.21.0-esbuild.cpuprofile'))

async function notesWith(files: Files): Promise<readonly string[]> {
  return withFolder({ 'esbuild/shop.js': compiled, ...files }, (root) => Promise.resolve(withSourceMaps(profile, { roots: [join(root, 'esbuild'), root], recordedAt: undefined }).notes))
}

describe('damaged source maps', function () {
  this.timeout(60_000)

  const plain = { version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' }
  const cases: readonly (readonly [what: string, map: string, why: string])[] = [
    ['no JSON', '{"version":3,', 'is no JSON'],
    ['empty', '', 'is no JSON'],
    ['brackets without end', '['.repeat(3_000_000), 'is no JSON'],
    ['more values than maps have', `{"version":3,"names":[${'0,'.repeat(5_000_000)}0]}`, 'holds more than 4,000,000 values, which no source map does'],
    ['a list', '[]', 'is no source map'],
    ['an old version', JSON.stringify({ ...plain, version: 2 }), 'is of version 2, not 3'],
    ['no version', JSON.stringify({ ...plain, version: undefined }), 'is no source map of version 3'],
    ['no mappings', JSON.stringify({ ...plain, mappings: [] }), 'has no mappings'],
    ['no sources', JSON.stringify({ ...plain, sources: undefined }), 'names no sources'],
    ['more places than the limit', JSON.stringify({ ...plain, mappings: 'A,'.repeat(4_100_000) }), 'has more than 4,000,000 places, which is the limit'],
    ['more lines than the limit', JSON.stringify({ ...plain, mappings: ';'.repeat(20_000_000) }), 'has more than 4,000,000 places, which is the limit'],
    ['sections that are elsewhere', JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 }, url: 'x.map' }] }), 'has a section without a map'],
    ['sections in sections', JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 }, map: { ...plain, sections: [] } }] }), 'has a section without a map'],
    ['sections out of order', JSON.stringify({ version: 3, sections: [{ offset: { line: 5, column: 0 }, map: plain }, { offset: { line: 1, column: 0 }, map: plain }] }), 'has sections that are not in order'],
    ['a section at the end of the world', JSON.stringify({ version: 3, sections: [{ offset: { line: 2 ** 31 - 1, column: 0 }, map: plain }] }), 'has more than 4,000,000 places, which is the limit'],
  ]
  for (const [what, map, why] of cases) {
    it(`${what}: one sentence`, async () => {
      assert.deepEqual(await notesWith({ 'esbuild/shop.js.map': map }), [`shop.js has a source map that cannot be used: shop.js.map ${why}: shown as it was compiled.`])
    })
  }

  it('places that are in no source are none', async () => {
    for (const mappings of ['AAAA', 'ACAA', 'AADA', 'AAAD', 'AAAAC', '////,,,A;;!§', 'AAggggggggD']) {
      const notes = await notesWith({ 'esbuild/shop.js.map': JSON.stringify({ ...plain, names: [7, null], sourcesContent: 'none', mappings: `${mappings};`.repeat(80) }) })
      assert.ok(notes.length <= 1)
    }
  })

  it('maps elsewhere are not read', async () => {
    const at = async (url: string): Promise<string> => withFolder({ 'project/esbuild/shop.js': compiled.replace('=shop.js.map', `=${url}`), 'secret.map': '{}' },
      (root) => Promise.resolve(withSourceMaps(profile, { roots: [join(root, 'project')], recordedAt: undefined }).notes.join(' ')))
    for (const url of ['../../secret.map', '..%2f..%2fsecret.map', '/etc/hostname', 'file:///etc/hostname']) assert.equal(await at(url), 'esbuild/shop.js names a source map outside of the project, which is not read: shown as it was compiled.')
    for (const url of ['https://example.org/shop.js.map', 'file://example.org/shop.js.map', 'ftp://example.org/x']) assert.equal(await at(url), 'esbuild/shop.js names a source map on another machine, which is not asked: shown as it was compiled.')
    assert.equal(await at('data:application/json;base64,e30='), 'esbuild/shop.js has a source map that cannot be used: its source map is no source map of version 3: shown as it was compiled.')
    assert.equal(await at('data:application/json,%7'), 'esbuild/shop.js holds a source map that cannot be read: shown as it was compiled.')
  })

  it('names that are no names of files are none', async () => {
    const raw = Buffer.from(recording('v8-compiled/24.21.0-esbuild.cpuprofile').bytes).toString()
    for (const url of [`file:///${'x'.repeat(3000)}.js`, 'file:///a%00b.js', 'file:///%.js', `/${'../'.repeat(900)}x.js`, 'C:\\\\x.js', '//example.org/share/x.js', '\\\\\\\\example.org\\\\share\\\\x.js', 'file://example.org/x.js', '.js']) {
      const odd = readProfile(Buffer.from(raw.replaceAll('file:///srv/shop-ts/esbuild/shop.js', url)))
      const mapped = await withFolder({ 'src/a.js': '' }, (root) => Promise.resolve(withSourceMaps(odd, { roots: [root], recordedAt: undefined })))
      assert.equal(mapped, odd, url)
    }
    const long = await notesWith({ 'esbuild/shop.js': compiled.replace('=shop.js.map', `=${'x'.repeat(3000)}.map`) })
    assert.match(long.join(' '), /^shop\.js names the source map …x{196}\.map, which does not exist: shown as it was compiled\.$/)
  })

  it('another build is not taken for the one that was measured', async () => {
    const map = readFileSync(join(folder, 'esbuild', 'shop.js.map'), 'utf8')
    const other = compiled.replaceAll('report', 'summary').replaceAll('nameOf', 'titleOf').replaceAll('main', 'start').replaceAll('loadName', 'x').replaceAll('withoutBanned', 'y')
    assert.deepEqual(await notesWith({ 'esbuild/shop.js': other, 'esbuild/shop.js.map': map }), ['shop.js is another build than the one that was measured: shown as it was compiled.'])
    const short = compiled.slice(0, 200)
    assert.deepEqual(await notesWith({ 'esbuild/shop.js': `${short}\n//# sourceMappingURL=shop.js.map`, 'esbuild/shop.js.map': map }), ['shop.js is another build than the one that was measured: shown as it was compiled.'])
  })

  it('the map of another build is not used', async () => {
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
    const notes = ['shop.js has a source map that is of another build: shown as it was compiled.']
    assert.deepEqual(await notesWith({ 'esbuild/shop.js.map': read('webpack-development/shop.mjs.map') }), notes)
    assert.deepEqual(await notesWith({ 'esbuild/shop.js.map': read('vite/main.js.map') }), notes)
    const minified = profileOf(recording('v8-compiled/24.21.0-webpack-production.cpuprofile'))
    const stale = await withFolder({ 'webpack-production/shop.mjs': read('webpack-production/shop.mjs'), 'webpack-production/shop.mjs.map': read('vite/main.js.map') },
      (root) => Promise.resolve(withSourceMaps(minified, { roots: [root], recordedAt: undefined }).notes))
    assert.deepEqual(stale, ['webpack-production/shop.mjs has a source map that is of another build: shown as it was compiled.'])
  })

  for (const build of ['tsc-es2016/report.js', 'esbuild/shop.js', 'webpack-production/shop.mjs', 'webpack-development/shop.mjs', 'vite/main.js', 'indexed/shop.js']) {
    it(`cut off and with bits that fell over: ${build}`, () => {
      const map = readFileSync(join(folder, `${build}.map`))
      const text = new CompiledText(readFileSync(join(folder, build), 'utf8'))
      const of = profileOf(recording(`v8-compiled/24.21.0-${build.replace(/\/.*/, '')}.cpuprofile`))
      const whole = wholeOf(of)
      const below = randomNumbers(map.length)
      const damaged = [
        ...Array.from({ length: 50 }, (_, part) => map.subarray(0, Math.floor(map.length * part / 50))),
        ...Array.from({ length: 150 }, () => withFlips(map, below)),
      ]
      let mapped = 0
      for (const bytes of damaged) {
        const result = readSourceMap(Buffer.from(bytes).toString(), `/srv/${build}.map`)
        if (result.is === 'problem') { assert.match(result.why, /^(?:is|has|names|holds) [^\n]+$/); continue }
        mapped++
        const file = mappedFile(text, result.map, { nameOf: (source) => source, textOf: () => undefined })
        const one = mapProfile(of, (name) => name.endsWith(build) ? file : undefined)
        assert.deepEqual(astray(one), [])
        assert.ok(Math.abs(wholeOf(one) - whole) < 1)
      }
      assert.ok(mapped > 20, String(mapped))
    })
  }
})

describe('the comment that names a source map', () => {
  it('is the last one, at the end', () => {
    assert.equal(mapComment('a()\n//# sourceMappingURL=a.js.map\n'), 'a.js.map')
    assert.equal(mapComment('a()\n//@ sourceMappingURL=a.js.map'), 'a.js.map')
    assert.equal(mapComment('a()\n/*# sourceMappingURL=a.js.map */\n// end\n'), 'a.js.map')
    assert.equal(mapComment('a()\r\n//# sourceMappingURL=a.js.map\r\n//# sourceURL=webpack-internal:///a.js\r\n'), 'a.js.map')
    assert.equal(mapComment('//# sourceMappingURL=old.map\na()\n//# sourceMappingURL=new.map'), 'new.map')
  })

  it('is no text that looks like it', () => {
    assert.equal(mapComment('const mark = "//# sourceMappingURL=" + name\n'), undefined)
    assert.equal(mapComment('const mark = "//# sourceMappingURL=a.map"; run(mark)\n'), undefined)
    assert.equal(mapComment('//# sourceMappingURL=a.map\nmore()\n'), undefined)
    assert.equal(mapComment('sourceMappingURL=a.map'), undefined)
    assert.equal(mapComment(`//# sourceMappingURL=a.map\n${'/* x */ // y '.repeat(400)}z`), undefined)
  })

  it('may hold the map', () => {
    const decode = (base64: string): string => Buffer.from(base64, 'base64').toString()
    assert.equal(mapInUrl('data:application/json;charset=utf-8;base64,eyJhIjoxfQ==', decode), '{"a":1}')
    assert.equal(mapInUrl('data:application/json,%7B%22a%22%3A1%7D', decode), '{"a":1}')
    assert.equal(mapInUrl('a.js.map', decode), undefined)
  })
})

describe('sources of a map', () => {
  const cases: readonly (readonly [source: string, root: string, expected: string])[] = [
    ['../src/a.ts', '', '/srv/shop/src/a.ts'],
    ['a.ts', '../src', '/srv/shop/src/a.ts'],
    ['a.ts', '/srv/elsewhere/', '/srv/elsewhere/a.ts'],
    ['a.ts', 'file:///srv/else%20where', '/srv/else where/a.ts'],
    ['/abs/a.ts', '../src', '/abs/a.ts'],
    ['C:\\shop\\src\\a.ts', '', 'C:/shop/src/a.ts'],
    ['..\\src\\a.ts', '', '/srv/shop/src/a.ts'],
    ['webpack://shop/./src/a.ts?1a2b', '', 'webpack://shop/src/a.ts'],
    ['webpack:///./src/a.ts', '', 'webpack:///src/a.ts'],
    ['webpack:///src/../../../../a.ts', '', 'webpack:///a.ts'],
    ['../../../../../../../etc/passwd', '', '/etc/passwd'],
    ['src/a.ts', 'https://example.org/x', 'https://example.org/x/src/a.ts'],
  ]
  for (const [source, root, expected] of cases) it(`${source} below ${root === '' ? 'nothing' : root}`, () => { assert.equal(resolvedSource(source, root, '/srv/shop/dist/a.js.map'), expected) })
})

function wholeOf(profile: Profile): number {
  return functionMeasures(profile, 0).self.reduce((sum, own) => sum + own, 0)
}

function astray({ strings, functions, frames, stacks, threads, lines }: Profile): readonly string[] {
  const isWithin = (column: ArrayLike<number>, limit: number): boolean => Array.prototype.every.call(column, (row: number) => row >= -1 && row < limit)
  return [
    ...isWithin(functions.name, strings.length) && isWithin(functions.file, strings.length) ? [] : ['functions'],
    ...isWithin(frames.function, functions.length) && isWithin(stacks.frame, frames.length) ? [] : ['frames'],
    ...stacks.parent.every((parent, row) => parent < row) && threads.every(({ samples }) => isWithin(samples.stack, stacks.length)) ? [] : ['stacks'],
    ...!lines || (isWithin(lines.file, strings.length) && isWithin(lines.function, functions.length + 1)) ? [] : ['lines'],
  ]
}

function withFlips(whole: Uint8Array, below: (limit: number) => number): Uint8Array {
  const flipped = Uint8Array.from(whole)
  for (let left = 1 + below(8); left > 0; left--) {
    const at = below(flipped.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << below(7))
  }
  return flipped
}

/** The same ones in every run. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor(state / 2 ** 31 * limit)
  }
}
