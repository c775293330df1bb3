// Runs test files by mocha, several at a time, and counts: a file that crashes or runs no test is a failure as well.

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, sep } from 'node:path'
import { root, say, tryRun } from './setup.mjs'

const countsFile = join(root, 'out', 'counts.json')
const jobs = Math.min(Math.max(availableParallelism(), 2), 8)

// Files that start programs take longest; they come first, so that none of them is waited for in the end.
const longest = ['fixes', 'server', 'cli', 'service']

/** Everything that needs no editor; files that measure time run when nothing else does. */
export function unitTests() {
  // Before there are several who would install them at once. Where it fails, the tests that need them say so.
  tryRun(process.execPath, ['scripts/python-packages.mjs'])
  const files = testFiles().filter((path) => !/^(extension|workbench|webview)\//.test(path)).sort((a, b) => rank(a) - rank(b))
  const isAlone = (path) => path.endsWith('.alone.test.ts')
  const counts = [runTests(files.filter((path) => !isAlone(path)), jobs), runTests(files.filter(isAlone))]
  return { passed: counts[0].passed + counts[1].passed, failed: counts[0].failed + counts[1].failed }
}

/**
 * Everything that needs a browser. Its tests go on where the one before ended, in a workbench that may lose a key while the machine is busy:
 * a file that failed has a second try in a new one. What fails twice has failed, and what failed once is named.
 */
export function workbenchTests() {
  const files = testFiles().filter((path) => /^(workbench|webview)\//.test(path))
  const first = runTests(files)
  const again = files.filter((path) => (first.files[compiled(path)]?.failed ?? 0) > 0)
  const failedThere = again.reduce((sum, path) => sum + first.files[compiled(path)].failed, 0)
  // Nothing failed, or something failed that no file owns up to.
  if (again.length === 0 || failedThere < first.failed || again.length > mostTriedAgain) return first
  const second = runTests(again)
  for (const path of again) say(`${second.files[compiled(path)]?.failed === 0 ? 'unsteady: passed at its second try' : 'failed twice'}: test/${path}`)
  return { passed: first.passed - again.reduce((sum, path) => sum + first.files[compiled(path)].passed, 0) + second.passed, failed: second.failed }
}

/** Where more of them fail, it is not for a lost key. */
const mostTriedAgain = 2

/** Their sources, so that what an earlier version left in `out/` is not run. */
function testFiles() {
  const paths = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'))
  return paths.filter((path) => path.endsWith('.test.ts')).sort()
}

function rank(path) {
  const found = longest.indexOf(path.split('/')[0])
  return found < 0 ? longest.length : found
}

function runTests(paths, jobs = 1) {
  rmSync(countsFile, { force: true })
  const files = paths.map(compiled)
  const args = ['node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/counting-reporter.mjs', ...jobs > 1 ? ['--parallel', '--jobs', String(jobs)] : [], ...files]
  const status = tryRun(process.execPath, args, { env: { ...process.env, COST_HINTS_COUNTS: countsFile } })
  if (!existsSync(countsFile)) return { passed: 0, failed: 1, files: {} }
  const { passed, failed, files: ran } = JSON.parse(readFileSync(countsFile, 'utf8'))
  const silent = files.filter((file) => !(file in ran))
  for (const file of silent) say(`✗ ${file}: crashed, or has no test`)
  return { passed, failed: Math.max(failed + silent.length, status === 0 ? 0 : 1), files: ran }
}

function compiled(path) {
  return `out/test/${path.replace(/\.ts$/, '.js')}`
}
