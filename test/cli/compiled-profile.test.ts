// Profiles of compiled programs on the command line, as the executable reads them: findings in the TypeScript are measured.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFolder } from '../support/folder.js'
import { run } from './command-line.js'

const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')

/** The program, what one compiler made of it in a folder that git ignores, and a recording of that. */
function project(build: string): Readonly<Record<string, string>> {
  const below = (from: string, to: string) => readdirSync(join(folder, from)).map((name) => [`${to}/${name}`, readFileSync(join(folder, from, name), 'utf8')])
  return {
    ...Object.fromEntries([...below('programs/shop-ts', 'src'), ...below(`source-maps/${build}`, build)]) as Readonly<Record<string, string>>,
    '.cost-hints.json': '{}', '.gitignore': `${build}/\n`,
    'shop.cpuprofile': readFileSync(join(folder, 'v8-compiled', `24.21.0-${build}.cpuprofile`), 'utf8'),
  }
}

interface Found { readonly rule: string, readonly path: string, readonly evidence?: { readonly function: string, readonly total: number } }
interface Report { readonly profiles: readonly { readonly notes: readonly string[], readonly functions: readonly { readonly name: string, readonly path?: string, readonly line?: number }[] }[] }
interface Compared { readonly profiles: readonly { readonly changes: { readonly functions: readonly { readonly name: string, readonly path?: string, readonly selfBefore: number, readonly selfAfter: number }[] } }[] }

describe('profiles of compiled TypeScript', () => {
  for (const build of ['tsc', 'esbuild-minified', 'webpack-production', 'indexed']) {
    it(`measure findings in the source, ${build}`, async () => {
      await withFolder(project(build), async (root) => {
        const { status, output } = await run(root, ['scan', '--profile', 'shop.cpuprofile', '--format', 'json'])
        assert.equal(status, 0)
        const { findings } = JSON.parse(output) as { findings: readonly Found[] }
        const membership = findings.find(({ rule }) => rule === 'list-membership-in-loop')
        assert.equal(membership?.path, 'src/report.ts')
        assert.equal(membership.evidence?.function, 'withoutBanned')
        assert.ok(membership.evidence.total > 0.01, output)
      })
    })

    it(`list the functions by their places in the source, ${build}`, async () => {
      await withFolder(project(build), async (root) => {
        const { status, output } = await run(root, ['profile', 'shop.cpuprofile', '--format', 'json', '--top', '8'])
        assert.equal(status, 0)
        const { profiles: [report] } = JSON.parse(output) as Report
        const name = report?.functions.find(({ name: one }) => one === 'Catalogue.nameOf')
        assert.deepEqual([name?.path, name?.line], ['src/catalogue.ts', 30], output)
        assert.match(report?.notes[0] ?? '', /^\d compiled files? mapped to \d sources by source maps\.$/)
      })
    })
  }

  it('say why they are not mapped', async () => {
    const { 'tsc/report.js.map': _, ...files } = project('tsc')
    await withFolder({ ...files, 'tsc/main.js.map': '{' }, async (root) => {
      const { status, output } = await run(root, ['profile', 'shop.cpuprofile'])
      assert.equal(status, 0)
      assert.match(output, /note: 1 compiled file mapped to 1 source by source maps\./)
      assert.match(output, /note: tsc\/main\.js has a source map that cannot be used: tsc\/main\.js\.map is no JSON: shown as it was compiled\./)
      assert.match(output, /note: tsc\/report\.js names the source map tsc\/report\.js\.map, which does not exist: shown as it was compiled\./)
    })
  })

  it('compare with an earlier build whose map is gone, by the names of functions', async () => {
    const earlier = readFileSync(join(folder, 'v8-compiled', '20.20.2-esbuild-earlier.cpuprofile'), 'utf8')
    await withFolder({ ...project('esbuild'), 'before.cpuprofile': earlier }, async (root) => {
      const { status, output } = await run(root, ['profile', 'shop.cpuprofile', '--compare', 'before.cpuprofile', '--format', 'json'])
      assert.equal(status, 0)
      const { profiles: [report] } = JSON.parse(output) as Compared
      const changed = report?.changes.functions.find(({ name }) => name === 'withoutBanned')
      assert.equal(changed?.path, 'src/report.ts')
      assert.ok(changed.selfBefore > 0 && changed.selfAfter > 0, output)
      const { output: text } = await run(root, ['profile', 'shop.cpuprofile', '--compare', 'before.cpuprofile'])
      assert.match(text, /note: before\.cpuprofile was not mapped to sources as shop\.cpuprofile was: it has esbuild\/shop\.js as it was compiled\. 7 of its 9 functions there were found by name/)
      assert.match(text, /note: before\.cpuprofile: esbuild\/shop\.js is another build than the one that was measured: shown as it was compiled\./)
    })
  })
})
