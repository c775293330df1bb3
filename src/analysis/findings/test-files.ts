// Tests, generated and vendored files: they cost no production money, so they are silent unless asked for.

import picomatch from 'picomatch'
import { isTestPath } from '../test-paths.js'

/** `path` is relative to the root, with `/`. */
export function isTestFile(path: string, text: string, patterns: readonly string[]): boolean {
  if (isTestPath(path)) return true
  return isGenerated(text) || (/\.py$/.test(path) ? isMigration(text) : /\.[mc]?js$/.test(path) && isMinified(text)) || (patterns.length > 0 && picomatch.isMatch(path, [...patterns], { dot: true }))
}

/** `@generated`, or the header that Go's and other generators write, within the first lines. */
function isGenerated(text: string): boolean {
  const head = text.slice(0, 1000)
  return /@generated\b/.test(head) || /^.{0,4}\s*Code generated .* DO NOT EDIT/m.test(head)
}

/** A migration of Django's, a revision of Alembic's, or what runs them, whatever their folder is called: each runs once. */
function isMigration(text: string): boolean {
  const head = text.slice(0, 4000)
  if (/^from django\.db import .*\bmigrations\b/m.test(head) && /^class Migration\(migrations\.Migration\)/m.test(text)) return true
  return (/^revision\b *[:=]/m.test(head) && /^down_revision\b *[:=]/m.test(head)) || (/^from alembic import .*\bcontext\b/m.test(head) && /\bcontext\.run_migrations\(/.test(text))
}

/** Lines that nobody writes: what a bundler made of sources that are elsewhere. */
const longLine = 1000

function isMinified(text: string): boolean {
  let long = 0
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (end - start > longLine) long += end - start
    start = end + 1
  }
  return long * 2 > text.length
}
