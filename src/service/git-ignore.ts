// `.gitignore` at every level: the deepest file that says something about a path decides, as in git.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ignore, { type Ignore } from 'ignore'

export interface IgnoreRules {
  /** `path` is absolute, with `/`; a folder's ends with `/`. Its parents are known not to be ignored. */
  ignores(path: string): boolean
  /** These rules and those of a folder below. */
  enter(folder: string): Promise<IgnoreRules>
}

export const noRules: IgnoreRules = fromLevels([])

interface Level {
  /** Absolute, ending with `/`. */
  readonly folder: string
  readonly rules: Ignore
}

/** Deepest level first. */
function fromLevels(levels: readonly Level[]): IgnoreRules {
  return {
    ignores(path) {
      for (const { folder, rules } of levels) {
        const { ignored, unignored } = rules.test(path.slice(folder.length))
        if (ignored || unignored) return ignored
      }
      return false
    },
    async enter(folder) {
      const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined)
      if (text === undefined) return fromLevels(levels)
      const level = { folder: folder.endsWith('/') ? folder : `${folder}/`, rules: ignore({ allowRelativePaths: false }).add(text) }
      return fromLevels([level, ...levels])
    },
  }
}
