// Bundles what is shipped: dist/main.cjs (command line, server and worker), dist/extension.cjs, and the two grammars
// beside them; dist/profile-viewer.js and .css, which run in a web view, and profile-worker.js, which runs beside it.
// --production minifies and leaves out source maps; --watch rebuilds on every change.

import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, context } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const isProduction = process.argv.includes('--production')

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // jsonc-parser's main file is UMD, whose inner requires a bundler cannot see; its ES module it can.
  mainFields: ['module', 'main'],
  format: 'cjs',
  minify: isProduction,
  // Class and function names appear in errors that users report.
  keepNames: isProduction,
  sourcemap: isProduction ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'import.meta.url': '__bundleUrl' },
}

// A CommonJS bundle has no import.meta.
const bundleUrl = "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;"

// A web view fetches no source maps: they are inside.
const page = {
  absWorkingDir: root, bundle: true, platform: 'browser', target: 'es2022', minify: isProduction,
  sourcemap: isProduction ? false : 'inline', legalComments: 'none', logLevel: 'warning',
}

const bundles = [
  {
    ...shared,
    entryPoints: ['src/main.ts'],
    outfile: 'dist/main.cjs',
    banner: { js: `#!/usr/bin/env node\n${bundleUrl}` },
  },
  {
    ...shared,
    entryPoints: ['src/extension/main.ts'],
    outfile: 'dist/extension.cjs',
    external: ['vscode'],
    banner: { js: bundleUrl },
  },
  { ...page, entryPoints: ['src/webview/main.ts'], outfile: 'dist/profile-viewer.js', format: 'iife' },
  { ...page, entryPoints: ['src/webview/worker/main.ts'], outfile: 'dist/profile-worker.js', format: 'iife' },
  { ...page, entryPoints: ['src/webview/profile-viewer.css'], outfile: 'dist/profile-viewer.css' },
]

mkdirSync(join(root, 'dist'), { recursive: true })
for (const file of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-python/tree-sitter-python.wasm']) {
  copyFileSync(join(root, 'node_modules', file), join(root, 'dist', file.slice(file.indexOf('/') + 1)))
}

if (process.argv.includes('--watch')) {
  for (const options of bundles) await (await context({ ...options, plugins: [announcing(options.outfile)] })).watch()
} else {
  await Promise.all(bundles.map((options) => build(options)))
  if (existsSync(join(root, 'dist/main.cjs'))) chmodSync(join(root, 'dist/main.cjs'), 0o755)
}

/** The lines that the background task of .vscode/tasks.json waits for. */
function announcing(name) {
  return {
    name: 'announcing',
    setup({ onStart, onEnd }) {
      onStart(() => console.log(`[watch] building ${name}`))
      onEnd(() => console.log(`[watch] built ${name}`))
    },
  }
}
