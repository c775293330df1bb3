// What a scan of the given paths leaves out without a finding to say so: tests, and what stands around a file of no project.

import { relative, resolve, sep } from 'node:path'
import { isTestFile } from '../analysis/findings/test-files.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { shownPath } from './shown-path.js'

export interface ScannedPaths {
  readonly root: string
  readonly isProject: boolean
  /** As they were given, absolute. */
  readonly paths: readonly string[]
  /** All that is reported below them, relative to the root. */
  readonly files: readonly string[]
  readonly optionsFor: (path: string) => AnalysisOptions
}

export function noticesOf({ root, isProject, paths, files, optionsFor }: ScannedPaths): readonly string[] {
  const isSilent = (file: string): boolean => {
    const { tests } = optionsFor(file)
    return !tests.report && isTestFile(file, '', tests.patterns)
  }
  return paths.flatMap((given) => {
    const path = relative(root, resolve(given)).split(sep).join('/')
    const shown = shownPath(root, path === '' ? '.' : path)
    const isFile = files.includes(path)
    const below = isFile ? [path] : files.filter((file) => path === '' || file.startsWith(`${path}/`))
    return [
      ...isFile && !isProject ? [`${shown}: is in no project (no .cost-hints.json or .git above it): no other file is read`] : [],
      ...below.length > 0 && below.every(isSilent) ? [`${shown}: nothing is reported in tests and vendored files (--include-tests does)`] : [],
    ]
  })
}
