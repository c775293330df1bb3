// Which packages one install links together: the globs of package.json (npm, yarn), pnpm-workspace.yaml and lerna.json.

import { folderOf, nameOf, upwardsFrom, type FileTree } from '../file-tree.js'
import { parsed, recordOf, stringsOf, type Manifest } from './package-manifest.js'

/** Gives the workspace root that a package folder belongs to; the root belongs to itself. */
export function workspaceMembers(tree: FileTree, manifests: ReadonlyMap<string, Manifest>): (folder: string) => string | undefined {
  const roots = new Map<string, readonly string[]>()
  for (const [folder, manifest] of manifests) if (manifest.workspaces) roots.set(folder, manifest.workspaces)
  for (const path of tree.files) {
    const globs = globsOf(path, tree)
    if (globs) roots.set(folderOf(path), [...(roots.get(folderOf(path)) ?? []), ...globs])
  }
  const tests = new Map([...roots].map(([root, globs]) => [root, memberTest(globs)]))
  return (folder) => upwardsFrom(folder).find((root) => {
    const isMember = tests.get(root)
    return isMember !== undefined && (root === folder || isMember(root === '' ? folder : folder.slice(root.length + 1)))
  })
}

function globsOf(path: string, tree: FileTree): readonly string[] | undefined {
  if (nameOf(path) === 'pnpm-workspace.yaml') return pnpmGlobs(tree.read(path) ?? '')
  if (nameOf(path) !== 'lerna.json') return undefined
  const packages = recordOf(parsed(tree.read(path)))?.packages
  return Array.isArray(packages) ? stringsOf(packages) : ['packages/*']
}

/** The list below `packages:`, which is all that matters of this YAML file. */
function pnpmGlobs(text: string): readonly string[] {
  const inline = /^packages:\s*\[([^\]]*)\]/m.exec(text)?.[1]
  if (inline !== undefined) return inline.split(',').map(unquoted).filter((glob) => glob !== '')
  const globs: string[] = []
  let isInside = false
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    if (/^\S/.test(line) && item === undefined) isInside = /^packages:/.test(line)
    else if (isInside && item !== undefined) globs.push(unquoted(item))
  }
  return globs
}

function unquoted(text: string): string {
  const trimmed = text.trim()
  return /^(['"])(.*?)\1/.exec(trimmed)?.[2] ?? trimmed.replace(/\s+#.*$/, '')
}

function memberTest(globs: readonly string[]): (folder: string) => boolean {
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(globPattern)
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => globPattern(glob.slice(1)))
  return (folder) => wanted.some((glob) => glob.test(folder)) && !unwanted.some((glob) => glob.test(folder))
}

/** The globs of package managers are folders with `*`, `**` and seldom `{a,b}`. */
function globPattern(glob: string): RegExp {
  // So many stars are nobody's folders, and trying them takes forever.
  if (glob.split('*').length > 12) return /^$/
  const path = glob.replace(/^\.?\//, '').replace(/\/(?:package\.json)?$/, '')
  const pattern = path.replace(/\*\*\/?|[*?{},]|[.+^$()|[\]\\]/g, (found) => {
    if (found.startsWith('**')) return found.endsWith('/') ? '(?:.*/)?' : '.*'
    return found === ',' && !path.includes('{') ? found : (patternParts[found] ?? `\\${found}`)
  })
  try {
    return new RegExp(`^${pattern}$`)
  } catch {
    // An unbalanced brace.
    return /^$/
  }
}

const patternParts: Readonly<Record<string, string>> = { '*': '[^/]*', '?': '[^/]', '{': '(?:', '}': ')', ',': '|' }
