// What somebody types as arguments, taken apart as a shell would: blanks part them, quotes keep them together. Nothing is expanded.

export function splitArguments(text: string): readonly string[] {
  return [...text.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\[\s"'\\]|[^\s"'])+|["']/g)].map(([one]) => one.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\([\s"'\\])/g, unquoted))
}

function unquoted(_all: string, double: string | undefined, single: string | undefined, escaped: string | undefined): string {
  return double?.replace(/\\(["\\])/g, '$1') ?? single ?? escaped ?? ''
}
