// npm run test:extension [-- --desktop]: packages the extension and runs its tests inside a real VS Code.

import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies, root, run } from './setup.mjs'

ensureDependencies()
const { build } = await import('esbuild')
const compiled = join(root, '.vscode-test', 'compiled')
const vsix = join(root, '.vscode-test', 'cost-hints.vsix')

rmSync(compiled, { recursive: true, force: true })
mkdirSync(compiled, { recursive: true })
const shared = { absWorkingDir: root, platform: 'node', target: 'node20', logLevel: 'warning' }
const tests = readdirSync(join(root, 'test', 'extension')).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'))
await build({
  ...shared,
  entryPoints: tests.map((name) => `test/extension/${name}`),
  outdir: compiled,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  sourcemap: 'inline',
  external: ['vscode', 'mocha'],
})
await build({ ...shared, entryPoints: ['test/host/*.ts'], outdir: 'out/test/host', format: 'esm' })
run(process.execPath, ['scripts/package.mjs', '--out', vsix])
run(process.execPath, ['out/test/host/run.js', vsix, compiled, ...process.argv.slice(2)])
