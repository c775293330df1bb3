// Profiles of compiled programs, mapped to their sources: against Node's own reading of the maps, and against the same program recorded without a compiler.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { build as bundled } from 'esbuild'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { CompiledText } from '../../src/profiles/source-maps/compiled-text.js'
import { mapProfile } from '../../src/profiles/source-maps/map-profile.js'
import { mappedFile } from '../../src/profiles/source-maps/mapped-file.js'
import { readSourceMap } from '../../src/profiles/source-maps/source-map.js'
import { withSourceMaps } from '../../src/service/profiles/source-maps.js'
import { withFolder, type Files } from '../support/folder.js'
import { profileOf, recording, rowsOf } from './recordings.js'

const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')
const builds = ['tsc', 'tsc-inline', 'tsc-es2016', 'esbuild', 'esbuild-minified', 'webpack-development', 'webpack-production', 'vite', 'indexed']

/** The program and what one compiler made of it. */
function project(build: string): Readonly<Record<string, string>> {
  const below = (from: string, to: string) => readdirSync(join(folder, from)).map((name) => [`${to}/${name}`, readFileSync(join(folder, from, name), 'utf8')])
  return Object.fromEntries([...below('programs/shop-ts', 'src'), ...below(`source-maps/${build}`, build)]) as Readonly<Record<string, string>>
}

function recordingOf(build: string, kind = 'cpuprofile'): Profile {
  return profileOf(recording(`v8-compiled/24.21.0-${build}.${kind}`))
}

/** As it is opened in a copy of the project. */
async function mappedIn(files: Files, profile: Profile): Promise<Profile> {
  return withFolder(files, (root) => Promise.resolve(withSourceMaps(profile, { roots: [root], recordedAt: undefined })))
}

/** `report.ts:17`, of functions in the program's sources. */
function placeOf({ file, line }: { readonly file: string, readonly line: number }): string | undefined {
  const name = /(?:^|\/)src\/(\w+\.ts)$/.exec(file)?.[1]
  return name === undefined ? undefined : `${name}:${String(line)}`
}

describe('source maps', () => {
  const uncompiled = new Map<string, string[]>()
  for (const row of rowsOf(recordingOf('uncompiled'))) {
    const place = placeOf(row)
    if (place !== undefined) uncompiled.set(place, [...uncompiled.get(place) ?? [], row.name])
  }

  for (const build of builds) {
    describe(build, () => {
      const files = project(build)
      let mapped: Profile
      before(async () => { mapped = await mappedIn(files, recordingOf(build)) })

      it('has the functions of the program that was not compiled', () => {
        const found = rowsOf(mapped).flatMap((row) => placeOf(row) === undefined ? [] : [[placeOf(row) ?? '', row.name] as const])
        for (const [place, name] of found) assert.ok(uncompiled.get(place)?.includes(name) !== false, `${name} ${place}`)
        const names = found.map(([, name]) => name)
        for (const name of ['main', 'report', 'loadName', 'nameOf', 'withoutBanned']) assert.equal(names.filter((one) => one === name).length, 1, `${name}: ${names.join(' ')}`)
        assert.ok(found.filter(([place]) => uncompiled.has(place)).length >= 7)
      })

      it('has what each function took, by Node\'s reader of source maps', () => {
        const expected = takenByPlace(recordingOf(build), files)
        const found = new Map<string, number>()
        for (const row of rowsOf(mapped)) found.set(placeOf(row) ?? '', (found.get(placeOf(row) ?? '') ?? 0) + row.self)
        assert.ok(expected.size >= 7, String(expected.size))
        for (const [place, self] of expected) {
          // Generators that async functions became are no code of a source for it.
          if (build === 'tsc-es2016') assert.ok((found.get(place) ?? -1) >= self - 1, place)
          else assert.ok(Math.abs((found.get(place) ?? -1) - self) < 1, `${place}: ${String(found.get(place))}, not ${String(self)}`)
        }
      })

      it('keeps what everything took', () => {
        const total = (profile: Profile): number => rowsOf(profile).reduce((sum, { self }) => sum + self, 0)
        assert.ok(Math.abs(total(mapped) - total(recordingOf(build))) < 1)
        assert.deepEqual(mapped.threads.map(({ samples }) => samples.length), recordingOf(build).threads.map(({ samples }) => samples.length))
      })

      it('says what was mapped', () => {
        const one = build.startsWith('tsc') ? 3 : 1
        assert.match(mapped.notes.join(' '), new RegExp(`^${String(one)} compiled files? mapped to [3-6] sources by source maps\\.$`))
      })
    })
  }

  it('leave what no map speaks of as it was', async () => {
    const { 'esbuild/shop.js.map': _, ...files } = project('esbuild')
    const profile = recordingOf('esbuild')
    assert.equal(await mappedIn({ 'src/main.ts': files['src/main.ts'] ?? '' }, profile), profile)
    const mapped = await mappedIn(files, profile)
    assert.deepEqual(mapped.functions, profile.functions)
    assert.deepEqual(mapped.notes, ['esbuild/shop.js names the source map esbuild/shop.js.map, which does not exist: shown as it was compiled.'])
  })

  it('are found for what a page loaded, in the folder that was served', async () => {
    const bytes = Buffer.from(Buffer.from(recording('v8-compiled/24.21.0-esbuild.cpuprofile').bytes).toString().replaceAll('file:///srv/shop-ts/esbuild/', 'http://localhost:8000/assets/'))
    const { 'esbuild/shop.js': js = '', 'esbuild/shop.js.map': map = '', ...files } = project('esbuild')
    for (const served of ['public/assets', '.next/assets', 'build/client/assets']) {
      const mapped = await mappedIn({ ...files, [`${served}/shop.js`]: js, [`${served}/shop.js.map`]: map }, readProfile(bytes))
      assert.deepEqual(mapped.notes, ['1 compiled file mapped to 3 sources by source maps.'], served)
    }
  })

  it('are those of the build that was measured, where several have the name', async () => {
    const bytes = Buffer.from(Buffer.from(recording('v8-compiled/24.21.0-esbuild.cpuprofile').bytes).toString().replaceAll('file:///srv/shop-ts/esbuild/', 'file:///app/build/'))
    const files = project('esbuild')
    const builds = { 'one/build/shop.js': files['esbuild/shop.js'] ?? '', 'one/build/shop.js.map': files['esbuild/shop.js.map'] ?? '', 'two/build/shop.js': project('esbuild-minified')['esbuild-minified/shop.js'] ?? '' }
    const mapped = await mappedIn(builds, readProfile(bytes))
    assert.ok(rowsOf(mapped).some(({ name, file }) => name === 'nameOf' && file.endsWith('/one/src/catalogue.ts')))
  })

  it('map allocations', async () => {
    for (const build of ['tsc', 'esbuild-minified']) {
      const mapped = await mappedIn(project(build), recordingOf(build, 'heapprofile'))
      const names = rowsOf(mapped).flatMap((row) => placeOf(row) === undefined ? [] : [row.name])
      for (const name of ['main', 'report', 'loadName']) assert.ok(names.includes(name), `${build} ${names.join(' ')}`)
    }
  })

  it('find functions of which the profile has only the names', async () => {
    for (const kind of ['esbuild-lines', 'esbuild-minified']) {
      const build = kind.replace('-lines', '')
      const mapped = await mappedIn(project(build), profileOf(recording(`v8-compiled/datadog-5.20-${kind}.wall.pb.gz`)))
      const places = rowsOf(mapped).flatMap((row) => placeOf(row) === undefined ? [] : [`${row.name} ${placeOf(row) ?? ''}`])
      for (const place of ['main main.ts:12', 'report report.ts:17', 'loadName report.ts:12', 'nameOf catalogue.ts:30', 'withoutBanned report.ts:26']) assert.ok(places.includes(place), `${kind}: ${place} in ${places.join(', ')}`)
    }
  })

  describe('by hand', () => {
    const text = new CompiledText('function a(){b()}\nfunction b(){}\nstart();\nother();\n')
    /** Lines 1 and 2 are of `one.ts`, line 3 of `one.ts`, line 4 of `two.ts`. */
    const map = readSourceMap(JSON.stringify({ version: 3, sources: ['one.ts', 'two.ts'], names: ['first', 'second'], mappings: 'AAAA,SAASA;AACA,SAASC;AAGA;ACHA' }), '/srv/app.js.map')
    const file = map.is === 'map' ? mappedFile(text, map.map, { nameOf: (source) => source, textOf: () => undefined }) : undefined
    const built = (make: (builder: ProfileBuilder) => void, mappedAs = file): Profile => {
      const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
      make(builder)
      return mapProfile(builder.build(), (name) => name.endsWith('.js') ? mappedAs : undefined)
    }

    it('part the top level of a bundle by its lines', () => {
      const mapped = built((builder) => {
        const top = builder.function('(anonymous)', 'app.js', 1, 1)
        const thread = builder.thread('')
        for (const line of [3, 4, 3]) thread.sample(builder.stack(-1, builder.frame(top, line, 1)), [line])
      })
      assert.deepEqual(rowsOf(mapped).map(({ name, file: of, line, self }) => [name, of, line, self]), [['(anonymous)', '/srv/one.ts', 1, 6], ['(anonymous)', '/srv/two.ts', 1, 4]])
      assert.deepEqual([...mapped.frames.line], [5, 2])
    })

    it('make one of what two chunks have of a source, with stacks, samples and calls', () => {
      const mapped = built((builder) => {
        const thread = builder.thread('', '')
        for (const chunk of ['app.js', 'copy.js']) {
          const outer = builder.stack(-1, builder.frame(builder.function('a', chunk, 1, 11)))
          const inner = builder.stack(outer, builder.frame(builder.function('b', chunk, 2, 11)))
          builder.entered(outer)
          builder.entered(inner, 3)
          thread.sample(inner, [5])
        }
        builder.lines.measure([{ name: 'time', unit: 'nanoseconds' }])
        for (const chunk of ['app.js', 'copy.js']) builder.lines.push(chunk, 3, [2], { hits: 4 })
      })
      assert.deepEqual(rowsOf(mapped).map(({ name, file: of, self, total, calls }) => [name, of, self, total, calls]), [['first', '/srv/one.ts', 0, 10, 2], ['second', '/srv/one.ts', 10, 10, 6]])
      assert.deepEqual([[...mapped.stacks.parent], [...mapped.stacks.calls ?? []], [...mapped.threads[0]?.samples.stack ?? []]], [[-1, 0], [2, 6], [1, 1]])
      assert.deepEqual([[...mapped.lines?.line ?? []], [...mapped.lines?.hits ?? []], [...mapped.lines?.columns[0] ?? []]], [[5], [8], [4]])
    })

    it('count a line of a source as often as the one that ran most of the lines that it became', () => {
      const mapped = built((builder) => {
        builder.lines.measure([])
        for (const chunk of ['one.js', 'two.js']) {
          for (const [line, name, hits] of [[1, 'a', 3], [2, 'b', 7]] as const) builder.lines.push(chunk, line, [], { functionRow: builder.function(name, chunk, line, 11), hits })
        }
      }, { ...file, functionOf: () => undefined, placeOf: () => undefined, lineOf: () => ({ file: '/srv/one.ts', line: 1, column: 0 }) })
      assert.deepEqual([[...mapped.lines?.line ?? []], [...mapped.lines?.hits ?? []]], [[1], [14]])
    })

    it('have functions where coverage has them: at their first word', () => {
      const minified = new CompiledText('var h=t=>t;function f(){h(1)}class a{constructor(){}async g(){h(2)}}')
      const places = [['h', 6], ['f', 11], ['a', 37], ['g', 52]] as const
      const parameters = places.map(([name, column]) => minified.parametersOf({ line: 0, column }, name).column)
      assert.deepEqual(parameters.map((column) => minified.text.slice(column - 2, column + 2)), ['h=t=', ' f()', 'or()', ' g()'])
      assert.deepEqual(parameters.map((column, index) => minified.parametersOf({ line: 0, column }, places[index]?.[0] ?? '').column), parameters)
    })

    it('leave counted graphs of calls alone', () => {
      const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
      builder.graph.ofFunction(builder.function('a', 'app.js', 1, 11), { calls: 1, self: [1], total: [1] })
      const profile = builder.build()
      assert.equal(mapProfile(profile, () => file), profile)
    })
  })

  it('have what modules do when they are loaded later', async () => {
    const sources = { 'src/main.ts': "void import('./names.js').then(({ names }) => { console.log(names.length) })\n", 'src/names.ts': "export const names: string[] = []\nfor (let i = 0; i < 9; i++) names.push(`name ${i}`)\n" }
    await withFolder(sources, async (root) => {
      await bundled({ absWorkingDir: root, entryPoints: ['src/main.ts'], outfile: 'dist/main.cjs', bundle: true, platform: 'node', format: 'cjs', sourcemap: true, logLevel: 'silent' })
      const lines = readFileSync(join(root, 'dist/main.cjs'), 'utf8').split('\n')
      const line = lines.findIndex((one) => one.includes('"src/names.ts"()'))
      const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
      const loaded = builder.function('src/names.ts', join(root, 'dist/main.cjs'), line + 1, (lines[line] ?? '').indexOf('()') + 1)
      builder.thread('').sample(builder.stack(-1, builder.frame(loaded)), [5])
      const mapped = withSourceMaps(builder.build(), { roots: [root], recordedAt: undefined })
      assert.deepEqual(rowsOf(mapped).map(({ name, file, line: at }) => [name, file, at]), [['(anonymous)', join(root, 'src/names.ts'), 1]])
    })
  })

  it('of generators count the function once', async () => {
    const mapped = await mappedIn(project('tsc-es2016'), recordingOf('tsc-es2016'))
    const report = rowsOf(mapped).filter(({ name, file }) => name === 'report' && file.endsWith('src/report.ts'))
    assert.equal(report.length, 1)
    assert.ok(rowsOf(mapped).every(({ total }) => total <= rowsOf(mapped).reduce((sum, { self }) => sum + self, 0) + 1))
  })

  it('say nothing of the lines of what was minified, and have those of what was not', async () => {
    const linesOf = async (build: string): Promise<ReadonlySet<string>> => {
      const { lines, strings } = await mappedIn(project(build), recordingOf(build))
      return new Set(Array.from(lines?.line ?? [], (line, row) => placeOf({ file: strings[lines?.file[row] ?? 0] ?? '', line }) ?? ''))
    }
    assert.ok((await linesOf('tsc')).has('catalogue.ts:32'))
    assert.ok((await linesOf('esbuild')).has('catalogue.ts:32'))
    assert.ok(![...await linesOf('esbuild-minified')].some((place) => /^(?:report|main)/.test(place)))
  })
})

/** What functions took themselves, by their places in the sources: each place asked of the map by Node, but those where a whole file begins. */
function takenByPlace(profile: Profile, files: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const { functions, strings } = profile
  const { self } = functionMeasures(profile, 0)
  const taken = new Map<string, number>()
  for (let row = 0; row < functions.length; row++) {
    const [file, line, column] = [strings[functions.file[row] ?? 0] ?? '', (functions.line[row] ?? 0) - 1, (functions.column[row] ?? 0) - 1]
    const path = Object.keys(files).find((name) => file.endsWith(`/${name}`))
    if (path === undefined || (line === 0 && column === 0)) continue
    const entry = new SourceMap(JSON.parse(mapText(files, path)) as ConstructorParameters<typeof SourceMap>[0]).findEntry(line, column)
    // It looks on earlier lines as well.
    if (!('generatedLine' in entry) || entry.generatedLine !== line || typeof entry.originalSource !== 'string') continue
    const place = placeOf({ file: `src/${entry.originalSource.replace(/^.*\//, '')}`, line: entry.originalLine + 1 })
    if (place !== undefined && !/webpack/.test(entry.originalSource.replace(/^webpack:\/\/shop\/\.\/src/, ''))) taken.set(place, (taken.get(place) ?? 0) + (self[row] ?? 0))
  }
  return taken
}

function mapText(files: Readonly<Record<string, string>>, path: string): string {
  const inline = /sourceMappingURL=data:[^,]*,(\S+)/.exec(files[path] ?? '')?.[1]
  return inline === undefined ? files[`${path}.map`] ?? '' : Buffer.from(inline, 'base64').toString()
}
