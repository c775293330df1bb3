// npm test: sets up what is missing, checks types and style, runs the unit tests, and the extension's tests in a real VS Code.
// Everything runs even if something before it failed; the last line counts all of it.

import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { unitTests, workbenchTests } from './run-tests.mjs'
import { ensureDependencies, root, say } from './setup.mjs'

const node = process.execPath
const total = { passed: 0, failed: 0 }
const failures = []

ensureDependencies()
mkdirSync(join(root, 'out'), { recursive: true })
if (spawnSync('python3', ['--version']).status !== 0) say('python3 was not found: the tests that run Python programs before and after a fix need it.')

// Style reads sources alone, so it is looked at while the others work.
const style = check('style', ['node_modules/eslint/bin/eslint.js', '.'])
await check('types', ['node_modules/typescript/bin/tsc', '-p', '.'])
await check('types of the web view', ['node_modules/typescript/bin/tsc', '-p', 'src/webview'])
await check('lists of rules and libraries', ['scripts/index.mjs', '--check'])
await check('manifest', ['scripts/manifest.mjs', '--check'])
await check('list of prices', ['scripts/prices-doc.mjs', '--check'])
await check('tables of estimates', ['scripts/estimates-doc.mjs', '--check'])
await check('build', ['scripts/build.mjs'])
await style
suite('unit tests', unitTests)
suite('tests in VS Code', extensionTests)
suite('tests of the workbench', workbenchTests)

for (const failure of failures) say(`✗ ${failure}`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0

/** A check that fails counts like a test that fails; one that passes is no test. What it says is shown when it ends, in one piece. */
async function check(name, args) {
  const started = Date.now()
  const child = spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
  const status = await new Promise((resolve) => child.on('close', resolve))
  process.stderr.write(Buffer.concat(said))
  if (status !== 0) fail(name, 1)
  say(`${name}: ${secondsSince(started)} s`)
}

function suite(name, run) {
  const started = Date.now()
  const counts = run()
  total.passed += counts?.passed ?? 0
  // A suite that leaves no counts, or runs nothing, has crashed.
  if (!counts || counts.passed + counts.failed === 0) fail(name, 1)
  else if (counts.failed > 0) fail(name, counts.failed)
  say(`${name}: ${secondsSince(started)} s`)
}

function extensionTests() {
  const result = spawnSync(node, ['scripts/test-extension.mjs'], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'], encoding: 'utf8' })
  const found = /^(\d+) passed, (\d+) failed$/m.exec(result.stdout)
  return found && { passed: Number(found[1]), failed: Number(found[2]) }
}

function fail(name, count) {
  total.failed += count
  failures.push(`${name}: ${count} failed`)
}

function secondsSince(started) {
  return ((Date.now() - started) / 1000).toFixed(1)
}
