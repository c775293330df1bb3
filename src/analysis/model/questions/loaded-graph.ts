// Objection's notation for what a query fetches: `[pets, children(byAge) as kids.[pets, movies]]`.

/** The ways by their names; undefined where the text is not of this notation, or goes on without end. */
export function graphPaths(text: string): readonly (readonly string[])[] | undefined {
  const tokens = text.match(/[\w$]+|[[\].,()^*:]/g) ?? []
  let at = 0
  const paths = item(0)
  return at === tokens.length ? paths : undefined

  function item(depth: number): string[][] | undefined {
    if (depth > mostLevels) return undefined
    if (tokens[at] !== '[') return relation(depth + 1)
    at++
    const all: string[][] = []
    while (tokens[at] !== ']') {
      const inner = item(depth + 1)
      if (!inner) return undefined
      for (const path of inner) all.push(path)
      if (tokens[at] === ',') at++
      else if (tokens[at] !== ']') return undefined
    }
    at++
    return all
  }

  function relation(depth: number): string[][] | undefined {
    const name = tokens[at]
    if (name === undefined || !/^[\w$]+$/.test(name)) return undefined
    at++
    let called = name
    if (tokens[at] === '(') while (tokens[at] !== undefined && tokens[at++] !== ')') { /* modifiers change rows, not names */ }
    if (tokens[at] === 'as') {
      called = tokens[at + 1] ?? name
      at += 2
    }
    if (tokens[at] !== '.') return [[called]]
    at++
    const further = item(depth)
    return further && [[called], ...further.map((path) => [called, ...path])]
  }
}

/** Deeper than any query goes. */
const mostLevels = 32
