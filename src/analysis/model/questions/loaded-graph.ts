// Objection's notation for what a query fetches: `[pets, children(byAge) as kids.[pets, movies]]`.

/** The ways by their names; undefined where the text is not of this notation, or goes on without end. */
export function graphPaths(text: string): readonly (readonly string[])[] | undefined {
  const tokens = text.match(/[\w$]+|[[\].,()^*:]/g) ?? []
  let at = 0
  const paths = item()
  return at === tokens.length ? paths : undefined

  function item(): string[][] | undefined {
    if (tokens[at] !== '[') return relation()
    at++
    const all: string[][] = []
    while (tokens[at] !== ']') {
      const inner = item()
      if (!inner) return undefined
      all.push(...inner)
      if (tokens[at] === ',') at++
      else if (tokens[at] !== ']') return undefined
    }
    at++
    return all
  }

  function relation(): string[][] | undefined {
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
    const further = item()
    return further && [[called], ...further.map((path) => [called, ...path])]
  }
}
