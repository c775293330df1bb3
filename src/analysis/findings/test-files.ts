// Tests, generated and vendored files: they cost no production money, so they are silent unless asked for.

import picomatch from 'picomatch'

const folders: ReadonlySet<string> = new Set([
  'test', 'tests', '__tests__', '__mocks__', 'fixtures', 'e2e', 'cypress', 'benchmark', 'benchmarks', 'scripts', 'migrations', 'seeds', 'vendor', 'third_party',
])
const names = /^(tests\.py|test_.*\.py|.*_test\.py|conftest\.py|seed\..*|.*\.(test|spec|stories|bench)\..*|.*\.min\.js|.*\.d\.[mc]?ts)$/

/** `path` is relative to the root, with `/`. */
export function isTestFile(path: string, text: string, patterns: readonly string[]): boolean {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  if (names.test(name) || parts.some((part) => folders.has(part))) return true
  return isGenerated(text) || (patterns.length > 0 && picomatch.isMatch(path, [...patterns], { dot: true }))
}

/** `@generated`, or the header that Go's and other generators write, within the first lines. */
function isGenerated(text: string): boolean {
  const head = text.slice(0, 1000)
  return /@generated\b/.test(head) || /^.{0,4}\s*Code generated .* DO NOT EDIT/m.test(head)
}
