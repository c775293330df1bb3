// What a line of Python calls by a name, as far as the line alone tells.

export interface CalledName {
  readonly name: string
  /** It is called as a part of something, which may be of another kind than the function that is meant. */
  readonly isMember: boolean
}

/** Once for each call; what is defined is not called. */
export function callsOn(text: string): readonly CalledName[] {
  return [...withoutTexts(text).matchAll(/(\.\s*)?\b(?:(def|class)\s+)?([\p{L}_][\p{L}\p{N}_]*)\s*\(/gu)].flatMap(([, dot, word, name = '']): readonly CalledName[] =>
    word === undefined ? [{ name, isMember: dot !== undefined }] : [])
}

/** Once for one run of the line is not sure. */
export function repeatsCalls(text: string): boolean {
  return /\b(?:for|lambda|map|filter|sorted|sort|min|max|reduce|starmap)\b/.test(text)
}

/** How a function is called: `Shop.report` as `report`, `Shop.__init__` as `Shop`. Other names stay whole, which nothing is called by. */
export function calledName(name: string): string {
  const parts = name.split('.').filter((part) => part !== '<locals>')
  const last = parts.at(-1) ?? name
  return last === '__init__' ? parts.at(-2) ?? last : last
}

const longestLine = 4096

/** Texts with places for values are kept, as calls may stand in these. What is not closed goes on to the end of the line. */
function withoutTexts(text: string): string {
  return text.slice(0, longestLine).replace(/([A-Za-z]{0,2})("(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$))|#.*/g, (whole, prefix: string | undefined) => (prefix !== undefined && /f/i.test(prefix) ? whole : ' '))
}
