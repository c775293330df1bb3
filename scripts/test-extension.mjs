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
const sources = readdirSync(join(root, 'test', 'extension')).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'))
await build({
  absWorkingDir: root,
  entryPoints: sources.map((name) => `test/extension/${name}`),
  outdir: compiled,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'inline',
  external: ['vscode', 'mocha'],
  logLevel: 'warning',
})
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'])
run(process.execPath, ['scripts/package.mjs', '--out', vsix])
run(process.execPath, ['out/test/host/run.js', vsix, compiled, ...process.argv.slice(2)])
