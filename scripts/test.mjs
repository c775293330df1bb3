// npm test: sets up what is missing, checks types and style, runs the unit tests, and the extension's tests in a real VS Code.
// Everything runs even if something before it failed; the last line counts all of it.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies, root, say, tryRun } from './setup.mjs'

const node = process.execPath
const countsFile = join(root, 'out', 'counts.json')
const total = { passed: 0, failed: 0 }
const failures = []

ensureDependencies()
mkdirSync(join(root, 'out'), { recursive: true })
if (spawnSync('python3', ['--version']).status !== 0) say('python3 was not found: the tests that run Python programs before and after a fix need it.')

check('types', ['node_modules/typescript/bin/tsc', '-p', '.'])
check('style', ['node_modules/eslint/bin/eslint.js', '.'])
check('lists of rules and libraries', ['scripts/index.mjs', '--check'])
check('manifest', ['scripts/manifest.mjs', '--check'])
check('list of prices', ['scripts/prices-doc.mjs', '--check'])
check('build', ['scripts/build.mjs'])
suite('unit tests', () => mochaTests('out/test/**/*.test.js', '--ignore', 'out/test/{extension,workbench}/**'))
suite('tests in VS Code', extensionTests)
suite('tests of the workbench', () => mochaTests('out/test/workbench/**/*.test.js'))

for (const failure of failures) say(`✗ ${failure}`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0

/** A check that fails counts like a test that fails; one that passes is no test. */
function check(name, args) {
  const seconds = timed(() => {
    if (tryRun(node, args) !== 0) fail(name, 1)
  })
  say(`${name}: ${seconds} s`)
}

function suite(name, run) {
  const seconds = timed(() => {
    const counts = run()
    total.passed += counts?.passed ?? 0
    // A suite that leaves no counts, or runs nothing, has crashed.
    if (!counts || counts.passed + counts.failed === 0) fail(name, 1)
    else if (counts.failed > 0) fail(name, counts.failed)
  })
  say(`${name}: ${seconds} s`)
}

function mochaTests(...files) {
  rmSync(countsFile, { force: true })
  const args = ['node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/counting-reporter.mjs', ...files]
  const status = tryRun(node, args, { env: { ...process.env, COST_HINTS_COUNTS: countsFile } })
  if (!existsSync(countsFile)) return undefined
  const counts = JSON.parse(readFileSync(countsFile, 'utf8'))
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
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

function timed(run) {
  const started = Date.now()
  run()
  return ((Date.now() - started) / 1000).toFixed(1)
}
