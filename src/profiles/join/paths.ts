// Which file of the workspace a profile means: the machine that was measured had it elsewhere, so the longest common end of the two paths decides.

export type PathMatch =
  | { readonly is: 'matched', readonly path: string }
  /** Several files end alike; what is in them may decide. */
  | { readonly is: 'ambiguous', readonly paths: readonly string[] }
  | { readonly is: 'outside', readonly why: Outside }

/** runtime: the language's own. library: installed. generated: no file at all. unknown: no file of the workspace ends so. */
export type Outside = 'runtime' | 'library' | 'generated' | 'unknown'

export type PathMatcher = (file: string) => PathMatch

/** `paths`: of the workspace, relative to its root, with `/`. `root`: absolute. */
export function pathMatcher(paths: readonly string[], root: string): PathMatcher {
  const byName = new Map<string, string[]>()
  const all = new Set(paths)
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const same = byName.get(name)
    if (same) same.push(path)
    else byName.set(name, [path])
  }
  const known = new Map<string, PathMatch>()
  const rootPrefix = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`
  return (file) => {
    let match = known.get(file)
    if (!match) known.set(file, match = matchOf(plainPath(file)))
    return match
  }

  function matchOf(path: string): PathMatch {
    if (path === '' || path === '~' || /^[<[(]/.test(path)) return { is: 'outside', why: 'generated' }
    if (path.startsWith(rootPrefix) && all.has(path.slice(rootPrefix.length))) return { is: 'matched', path: path.slice(rootPrefix.length) }
    const why = outsideOf(path)
    if (why) return { is: 'outside', why }
    const wanted = path.split('/').filter((part) => part !== '' && part !== '.')
    const candidates = (byName.get(wanted.at(-1) ?? '') ?? []).map((candidate) => ({ candidate, alike: commonEnd(wanted, candidate.split('/')) }))
    const longest = Math.max(0, ...candidates.map(({ alike }) => alike))
    // One name in common says something only if one of the two paths has nothing more to say.
    const best = candidates.filter(({ candidate, alike }) => alike === longest && (alike > 1 || alike === wanted.length || alike === candidate.split('/').length))
    const whole = best.filter(({ candidate, alike }) => alike === candidate.split('/').length)
    const left = whole.length > 0 ? whole : best
    const [only, ...others] = left
    if (!only) return { is: 'outside', why: 'unknown' }
    return others.length > 0 ? { is: 'ambiguous', paths: left.map(({ candidate }) => candidate) } : { is: 'matched', path: only.candidate }
  }
}

/** Without what URLs and Windows add. */
export function plainPath(file: string): string {
  // `git:github.com/owner/name:src/shop.rs:1a2b3c4`, as Firefox and samply name sources of a repository.
  const inRepository = /^(?:git|hg):[^:]+:([^:]+):\w*$/.exec(file)?.[1]
  if (inRepository !== undefined) return inRepository
  const withoutQuery = /^[a-z][\w+.-]*:\/\//i.test(file) ? file.replace(/[?#].*$/, '') : file
  return decoded(withoutQuery).replaceAll('\\', '/').replace(/^file:\/\/(?:localhost)?(?=\/)/i, '').replace(/^(webpack|webpack-internal|vite|https?):\/\/[^/]*\//i, '').replace(/^\/(?=[a-z]:\/)/i, '')
}

function decoded(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const runtime = /^node:|^(internal|native)[/ ]|^(evalmachine|extensions):|\/lib(64)?\/python\d(\.\d+)?\/(?!site-packages|dist-packages)|\/Python\.framework\/|\/Lib\/(?!site-packages)\w+\.py$|^frozen |\.(so|dylib|dll|c|cc|cpp|h|pyx)(\.\d+)*$/
const installed = /(^|\/)(site-packages|dist-packages|node_modules|\.venv|venv|\.yarn|\.pnpm|virtualenvs|__pypackages__)\//

function outsideOf(path: string): Outside | undefined {
  if (installed.test(path)) return 'library'
  return runtime.test(path) ? 'runtime' : undefined
}

function commonEnd(first: readonly string[], second: readonly string[]): number {
  let alike = 0
  while (alike < first.length && alike < second.length && first[first.length - 1 - alike] === second[second.length - 1 - alike]) alike++
  return alike
}
