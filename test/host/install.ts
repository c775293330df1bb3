// A real VS Code without a download from its makers: the web server that the npm package code-server carries, on its own Node.
// Installed once into .vscode-test/server, which git ignores; no system package is needed.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './root.js'

export interface Host {
  readonly node: string
  readonly server: string
  readonly version: string
  /** The folder of the package that carries a browser. */
  readonly chromium: string
}

/** Throws with a reason when the host cannot be had. */
export function ensureHost(): Host {
  const stamp = join(folder, 'installed.json')
  const wanted = JSON.stringify(packages)
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) install(stamp, wanted)
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode')
  const manifest: unknown = JSON.parse(readFileSync(join(vscode, 'package.json'), 'utf8'))
  return {
    node: join(folder, 'node_modules', `node-${platform}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    server: join(vscode, 'out', 'server-main.js'),
    version: isVersioned(manifest) ? manifest.version : 'of unknown version',
    chromium: join(folder, 'node_modules', '@sparticuz', 'chromium'),
  }
}

const folder = join(root, '.vscode-test', 'server')
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

// VS Code 1.139.1 runs on Node 24. The browser is used where the system has none; its package exists for Linux only.
const packages: Readonly<Record<string, string>> = {
  [`node-${platform}`]: '24.21.0',
  'code-server': '4.139.1',
  ...(process.platform === 'linux' ? { '@sparticuz/chromium': '147.0.0' } : {}),
}

function install(stamp: string, wanted: string): void {
  say('Installing VS Code for the extension tests (about 700 MB, once) …')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "vscode-host", "private": true }\n')
  // Nothing is compiled: the native modules that VS Code then misses only write logs and watch files.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  npm(folder, ['install', ...Object.entries(packages).map(([name, version]) => `${name}@${version}`), ...flags])
  npm(join(folder, 'node_modules', 'code-server', 'lib', 'vscode'), ['install', '--omit=dev', ...flags])
  writeFileSync(stamp, wanted)
}

function npm(cwd: string, args: readonly string[]): void {
  // On Windows npm is a script, which only a shell can start.
  const { status } = spawnSync('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('VS Code could not be installed from npm: the extension tests cannot run.')
}

function isVersioned(manifest: unknown): manifest is { version: string } {
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string'
}
