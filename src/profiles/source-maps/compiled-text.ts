// The text of a compiled file, asked for what stands before a function: its name there, and the function that it is only a part of.

/** 0-based. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A name as it stands in the text, and where. */
export interface NamedPlace extends Place {
  readonly name: string
}

export class CompiledText {
  private readonly starts: Uint32Array
  private declarations: ReadonlyMap<string, number> | undefined

  constructor(readonly text: string) {
    let count = 1
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
    this.starts = new Uint32Array(count)
    for (let at = text.indexOf('\n'), line = 1; at >= 0; at = text.indexOf('\n', at + 1)) this.starts[line++] = at + 1
  }

  get lineCount(): number {
    return this.starts.length
  }

  /** At most `longest` characters of the line before the column. */
  before({ line, column }: Place, longest = mostBefore): string {
    const start = this.starts[line]
    return start === undefined ? '' : this.text.slice(start + Math.max(0, column - longest), start + column)
  }

  between(line: number, from: number, to: number): string {
    const start = this.starts[line] ?? this.text.length
    return this.text.slice(start + from, start + to)
  }

  lineAt(line: number): string {
    const start = this.starts[line]
    return start === undefined ? '' : this.text.slice(start, (this.starts[line + 1] ?? this.text.length + 1) - 1)
  }

  offsetOf({ line, column }: Place): number {
    return (this.starts[line] ?? this.text.length) + column
  }

  placeOf(offset: number): Place {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low, column: offset - (this.starts[low] ?? 0) }
  }

  /** What the function that begins there is called where it is written: `function name(`, `name(`, `a.name = (`, `name: async function* (`. */
  nameBefore(place: Place): NamedPlace | undefined {
    const before = this.before(place)
    const declared = lastWord.exec(before)
    if (declared && !keyword.test(declared[1] ?? '')) return named(declared, place, before)
    const assigned = assignedWord.exec(before.replace(/(?:\basync\s*)?(?:\bfunction\b\s*\*?\s*)?$/, ''))
    return assigned ? named(assigned, place, before) : undefined
  }

  /** Where the parameters are of a function that begins there with `function`, `async`, `static`, `get` or its name, as coverage has it; the place itself otherwise. */
  parametersOf({ line, column }: Place, name: string): Place {
    const start = this.offsetOf({ line, column })
    const [head, keywords = '', own = ''] = functionHead.exec(this.text.slice(start, start + mostBefore)) ?? []
    const isHead = head !== undefined && (['', name, 'constructor', 'function', 'async'].includes(own) || /\bfunction\b/.test(keywords))
    return isHead ? this.placeOf(start + head.length) : { line, column }
  }

  /** The class whose constructor begins there. */
  classBefore(place: Place, name: string): NamedPlace | undefined {
    if (!/\bconstructor\s*$/.test(this.before(place))) return undefined
    const offset = this.offsetOf(place)
    const around = this.text.slice(Math.max(0, offset - longestClass), offset)
    for (const written of [`class ${name}`, `${name}=class`, `${name} = class`]) {
      for (let at = around.lastIndexOf(written); at >= 0; at = around.lastIndexOf(written, at - 1)) {
        const start = written.startsWith('class ') ? at + 'class '.length : at
        if (isWordCharacter(around[at + written.length]) || isWordCharacter(around[at - 1])) { if (at === 0) break; continue }
        return { name, ...this.placeOf(offset - around.length + start) }
      }
    }
    return undefined
  }

  /** Where the async function begins that compilers put into a generator inside of it; undefined where this is none. */
  aroundGenerator(place: Place): Place | undefined {
    const wrapped = /(?:return\s+|=>\s*)(?:[\w$.]+\.)?__(?:awaiter|async)\((?:this|void 0|null)\s*,[^()]*\bfunction\s*\*\s*$/.exec(this.before(place))
    if (!wrapped) return undefined
    const start = this.startOfParameters(this.endOfParameters(this.offsetOf(place) - wrapped[0].length))
    return start === undefined ? undefined : this.placeOf(start)
  }

  /** Where the function of a name begins, for tools that know nothing but its name; undefined where several have it. */
  onlyDeclaration(name: string): Place | undefined {
    this.declarations ??= declarationsIn(this.text)
    const offset = this.declarations.get(name)
    return offset === undefined || offset < 0 ? undefined : this.placeOf(offset)
  }

  /** Backwards over `{` and `=>`. */
  private endOfParameters(from: number): number {
    let at = this.blanksBefore(from)
    if (this.text[at - 1] === '{') at = this.blanksBefore(at - 1)
    return this.text.startsWith('=>', at - 2) ? this.blanksBefore(at - 2) : at
  }

  private startOfParameters(end: number): number | undefined {
    if (this.text[end - 1] !== ')') {
      let start = end
      while (isWordCharacter(this.text[start - 1])) start--
      return start < end ? start : undefined
    }
    let depth = 0
    for (let at = end - 1; at >= Math.max(0, end - longestParameters); at--) {
      const character = this.text[at]
      if (character === ')') depth++
      else if (character === '(' && --depth === 0) return at
    }
    return undefined
  }

  private blanksBefore(from: number): number {
    let at = from
    while (at > 0 && /\s/.test(this.text[at - 1] ?? '')) at--
    return at
  }
}

/** By name; -1 for names that several functions have. */
function declarationsIn(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const match of text.matchAll(declaration)) {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    const end = match.index + match[0].length
    if (!keyword.test(name)) found.set(name, found.has(name) ? -1 : match[0].endsWith('(') ? end - 1 : end)
  }
  return found
}

/** `function name(`, `name = function(`, `name: (a) =>`, `name = a =>`, `name(a) {`. */
const declaration = /\bfunction\b\s*\*?\s*([\w$]+)\s*\(|(?<![\w$.])([\w$]+)\s?[=:]\s?(?:async\s?)?(?:function\b\s?\*?\s?\(|\((?=[^()]{0,200}\)\s?=>)|(?=[\w$]{1,80}\s?=>))|(?<![\w$.])([\w$]+)\s?\((?=[^()]{0,200}\)\s?\{)/g

const mostBefore = 240
const longestClass = 200_000
const longestParameters = 4000

const functionHead = /^((?:(?:static|async|function|get|set)\b\s*(?!\()|\*\s*)*)([\w$#\u0080-\uffff]*)\s*(?=\()/
const lastWord = /([\w$#\u0080-\uffff]+)\s*$/
const assignedWord = /([\w$#\u0080-\uffff]+)['"]?\s*[=:]\s*\(*\s*$/
const keyword = /^(?:function|async|return|yield|await|typeof|void|new|in|of|case|default|extends|delete|throw|else|do|if|for|while|switch|catch|with)$/

function named(match: RegExpExecArray, { line, column }: Place, before: string): NamedPlace {
  return { name: match[1] ?? '', line, column: column - before.length + match.index }
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\w$\u0080-\uffff]/.test(character)
}
