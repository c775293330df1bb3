// New names for the code that fixes write: in the file's style, and not taken where they are seen.

import type { Node, Tree } from '../syntax/tree.js'
import { isInside } from '../text/range.js'

/** `base` with `suffix` in the language's style (`banned_set`, `bannedSet`), numbered if that name can be seen from `at`, or is used in the function around it. */
export function freshName(tree: Tree, base: string, suffix: string, at: Node): string {
  const isPython = tree.language === 'python'
  const stem = base.replace(/[^\w$]/g, '').replace(/^#|^_+/, '') || 'values'
  const isUpper = /^[A-Z][A-Z0-9_]*$/.test(stem)
  const joined = isUpper ? `${stem}_${suffix.toUpperCase()}` : isPython ? `${stem}_${suffix}` : stem + suffix.charAt(0).toUpperCase() + suffix.slice(1)
  for (let number = 1; ; number++) {
    const name = number === 1 ? joined : `${joined}${number}`
    if (!isTaken(tree, name, at)) return name
  }
}

/** `name`, numbered if it can be seen from `at`, or is used in the function around it. */
export function unusedName(tree: Tree, name: string, at: Node): string {
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name}${number}`
    if (!isTaken(tree, numbered, at)) return numbered
  }
}

/** At the level of the module anywhere; in a function not where another one that stands beside it writes the name for something of its own. */
function isTaken(tree: Tree, name: string, at: Node): boolean {
  const around = outermostFunction(at)
  const written = tree.text.matchAll(new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g'))
  for (const { index } of written) {
    if (!around || isInside({ start: index, end: index + name.length }, around.range) || !isInFunction(tree, index)) return true
  }
  return false
}

function outermostFunction(node: Node): Node | undefined {
  let found: Node | undefined
  for (let current: Node | null = node; current; current = current.parent) if (current.kind === 'function') found = current
  return found
}

function isInFunction(tree: Tree, offset: number): boolean {
  const holds = ({ range }: Node) => range.start <= offset && offset < range.end
  return tree.nodes.some((node) => node.kind === 'function' && ((node.body !== null && holds(node.body)) || node.parameters.some(({ target }) => holds(target))))
}
