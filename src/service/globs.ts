// Globs of configuration, relative to the root: a pattern matches a file, or a folder with all that is in it; a pattern
// without a slash matches at any depth, as in `.gitignore`.

import picomatch from 'picomatch'

export type PathTest = (path: string) => boolean

export function matcherOf(patterns: readonly string[]): PathTest {
  const matchers = patterns.map((pattern) => picomatch(anchored(pattern), { dot: true }))
  if (matchers.length === 0) return () => false
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const part = path.slice(0, end)
      if (matchers.some((matches) => matches(part))) return true
    }
    return false
  }
}

/** What a pattern opens and does not close, which would match nothing; undefined where it is well formed. */
export function unclosedIn(pattern: string): string | undefined {
  try {
    picomatch.makeRe(pattern, { strictBrackets: true, fastpaths: false })
    return undefined
  } catch (error) {
    const bracket = error instanceof Error ? /^Missing (\w+): "(.)"/.exec(error.message) : null
    if (!bracket) throw error
    const [, which = '', sign = ''] = bracket
    return `its ${which} "${sign}" is missing ("\\\\${sign}" for the sign itself)`
  }
}

function anchored(pattern: string): string {
  const trimmed = pattern.replace(/^\.?\//, '').replace(/\/+$/, '')
  return trimmed.includes('/') || pattern.startsWith('/') ? trimmed : `**/${trimmed}`
}
