// Sets up what a fresh clone lacks. Uses nothing but Node, because nothing else is there yet.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Installs the dependencies when they are missing or are not those of package-lock.json. */
export function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`)
  if (areDependenciesInstalled()) return
  say('Installing dependencies …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** Bundles when there is no bundle, or a source is newer than it. */
export function ensureBuilt() {
  const bundle = join(root, 'dist', 'main.cjs')
  const inputs = ['src', 'scripts/build.mjs', 'package-lock.json'].map((path) => newestIn(join(root, path)))
  if (existsSync(bundle) && statSync(bundle).mtimeMs > Math.max(...inputs)) return
  say('Building …')
  run(process.execPath, ['scripts/build.mjs'])
}

/** Runs a command in the project's folder; stops with its exit status when it fails. */
export function run(command, args, options = {}) {
  const status = tryRun(command, args, options)
  if (status !== 0) process.exit(status)
}

export function tryRun(command, args, options = {}) {
  // On Windows npm is a script, which only a shell can start.
  const shell = process.platform === 'win32' && command === 'npm'
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, ...options })
  if (result.error) stop(`${command} could not be started: ${result.error.message}`)
  return result.status ?? 1
}

export function say(line) {
  process.stderr.write(`${line}\n`)
}

export function stop(line) {
  say(line)
  process.exit(1)
}

function areDependenciesInstalled() {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  const wanted = packagesOf(join(root, 'package-lock.json'))
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    path === '' || optional || installed[path]?.version === version)
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {}
}

function newestIn(path) {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
