// Which paths hold tests, generated and vendored code by what everybody calls them.

import { variantOf } from './language.js'

const folders: ReadonlySet<string> = new Set([
  'test', 'tests', 'unittests', 'unit_tests', '__tests__', '__mocks__', 'fixtures', '__fixtures__', 'e2e', '__e2e__', 'cypress', 'playwright', 'integration-tests', 'integration_tests',
  'benchmark', 'benchmarks', 'scripts', 'migrations', 'seed', 'seeds', 'seeders', 'vendor', 'third_party', '.github',
])
const names = /^(tests\.py|test_.*\.py|.*_test\.py|conftest\.py|(.*\.)?seed\..*|.*\.((client|server|unit|int|integration|browser|api)?-?test|spec|stories|bench|e2e(-\w+)?)\..*|.*\.min\.js|.*\.d\.[mc]?ts)$/

/** What tools are told in code: it runs while somebody builds, checks or tests. */
const tools = /^((vite|vitest|webpack|rollup|rolldown|rspack|rsbuild|esbuild|tsup|tsdown|next|nuxt|svelte|astro|gatsby|vue|craco|quasar|metro|babel|postcss|tailwind|eslint|prettier|stylelint|commitlint|lint-staged|jest|karma|protractor|playwright|cypress|wdio)\.(\w+\.)?(config|conf)\.(\w+\.)?[cm]?[jt]s|gulpfile\.[cm]?[jt]s|gruntfile\.[cm]?[jt]s)$/i

/** `path` is relative to the root, with `/`. */
export function isTestPath(path: string): boolean {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  return names.test(name) || (/^\d{10,}[-_]/.test(name) && parts.includes('migration')) || tools.test(name) || parts.some((part, index) => folders.has(part) || (part === 'versions' && parts[index - 1] === 'alembic'))
}

/** Sources whose calls and classes say something about other files: tests pass what production code does not, and are read only where something leads to them. */
export function countsForOthers(path: string): boolean {
  let counts = known.get(path)
  if (counts === undefined) {
    counts = variantOf(path) !== undefined && !isTestPath(path)
    if (known.size >= mostKnown) known.clear()
    known.set(path, counts)
  }
  return counts
}

/** It is asked of the same files with every call that is looked for. */
const known = new Map<string, boolean>()
const mostKnown = 100_000
