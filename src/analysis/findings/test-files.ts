// Tests, generated and vendored files: they cost no production money, so they are silent unless asked for.

import picomatch from 'picomatch'
import { isTestPath } from '../test-paths.js'

/** `path` is relative to the root, with `/`. */
export function isTestFile(path: string, text: string, patterns: readonly string[]): boolean {
  if (isTestPath(path)) return true
  return isGenerated(text) || (patterns.length > 0 && picomatch.isMatch(path, [...patterns], { dot: true }))
}

/** `@generated`, or the header that Go's and other generators write, within the first lines. */
function isGenerated(text: string): boolean {
  const head = text.slice(0, 1000)
  return /@generated\b/.test(head) || /^.{0,4}\s*Code generated .* DO NOT EDIT/m.test(head)
}
