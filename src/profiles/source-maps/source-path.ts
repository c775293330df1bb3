// Where a source of a map stands: relative to the map, below its `sourceRoot`, or a name that a bundler made up.

/** `place`: the path or URL of the map. What comes out is a path with `/` or a URL; paths that climb beyond the top stay there. */
export function resolvedSource(source: string, sourceRoot: string, place: string): string {
  const name = plain(source)
  const root = plain(sourceRoot)
  if (name === '') return ''
  const rooted = isWhole(name) || root === '' ? name : `${root.replace(/\/+$/, '')}/${name}`
  const whole = isWhole(rooted) ? rooted : `${plain(place).replace(/[^/]*$/, '')}${rooted}`
  return normalized(whole)
}

/** Files as paths; bundlers put hashes of what they did behind their names. */
function plain(name: string): string {
  const slashed = name.replaceAll('\\', '/')
  const local = /^file:\/\/(?:localhost)?(\/.*)$/i.exec(slashed)?.[1]
  if (local !== undefined) return decoded(local).replace(/^\/(?=[a-z]:\/)/i, '')
  return hasScheme(slashed) ? slashed.replace(/[?#].*$/, '') : slashed
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function isWhole(name: string): boolean {
  return name.startsWith('/') || hasScheme(name) || /^[a-z]:\//i.test(name)
}

function hasScheme(name: string): boolean {
  return /^[a-z][\w+.-]+:/i.test(name)
}

function normalized(whole: string): string {
  const [top = ''] = /^(?:[a-z][\w+.-]+:\/\/[^/]*\/?|[a-z]:\/|\/)/i.exec(whole) ?? []
  const parts: string[] = []
  for (const part of whole.slice(top.length).split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (top === '') parts.push(part)
  }
  return top + parts.join('/')
}
