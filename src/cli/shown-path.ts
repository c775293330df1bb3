// Paths as people at this terminal can open them: relative to the working folder. JSON keeps them relative to the root.

import { relative, resolve, sep } from 'node:path'

export function shownPath(root: string, path: string): string {
  const shown = relative(process.cwd(), resolve(root, path))
  const slashed = sep === '/' ? shown : shown.replaceAll(sep, '/')
  return slashed === '' ? '.' : slashed
}
