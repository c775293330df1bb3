// The types that library models write, parsed: `promise<list<pg.Row>> | none`.

export type TypeSyntax =
  | { readonly name: string; readonly args: readonly TypeSyntax[] }
  | { readonly union: readonly TypeSyntax[] }

const parsed = new Map<string, TypeSyntax>()

export function parseTypeText(text: string): TypeSyntax {
  let type = parsed.get(text)
  if (!type) {
    type = parse(text)
    parsed.set(text, type)
  }
  return type
}

function parse(text: string): TypeSyntax {
  let at = 0
  const type = union()
  if (at < text.length) throw new Error(`Type text ${JSON.stringify(text)} has something after position ${at}`)
  return type

  function union(): TypeSyntax {
    const members = [single()]
    while (take('|')) members.push(single())
    return members.length === 1 ? members[0] as TypeSyntax : { union: members }
  }

  function single(): TypeSyntax {
    const match = /^\s*([^<>,|\s]+)\s*/.exec(text.slice(at))
    if (!match) throw new Error(`Type text ${JSON.stringify(text)} lacks a name at position ${at}`)
    at += match[0].length
    const args: TypeSyntax[] = []
    if (take('<')) {
      do args.push(union()); while (take(','))
      if (!take('>')) throw new Error(`Type text ${JSON.stringify(text)} lacks ">" at position ${at}`)
    }
    return { name: match[1] ?? '', args }
  }

  function take(mark: string): boolean {
    while (text[at] === ' ') at++
    if (text[at] !== mark) return false
    at++
    return true
  }
}
