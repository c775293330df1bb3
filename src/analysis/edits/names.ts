// New names for the code that fixes write: in the file's style, and not taken anywhere in it.

import type { Tree } from '../syntax/tree.js'

/** `base` with `suffix` in the language's style (`banned_set`, `bannedSet`), numbered if the file has that name already. */
export function freshName(tree: Tree, base: string, suffix: string): string {
  const isPython = tree.language === 'python'
  const stem = base.replace(/[^\w$]/g, '').replace(/^#|^_+/, '') || 'values'
  const isUpper = /^[A-Z][A-Z0-9_]*$/.test(stem)
  const joined = isUpper ? `${stem}_${suffix.toUpperCase()}` : isPython ? `${stem}_${suffix}` : stem + suffix.charAt(0).toUpperCase() + suffix.slice(1)
  for (let number = 1; ; number++) {
    const name = number === 1 ? joined : `${joined}${number}`
    if (!isTaken(tree, name)) return name
  }
}

/** `name`, numbered if the file has it already. */
export function unusedName(tree: Tree, name: string): string {
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name}${number}`
    if (!isTaken(tree, numbered)) return numbered
  }
}

function isTaken(tree: Tree, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(tree.text)
}
