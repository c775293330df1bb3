// The quotes in which a file writes its short strings: new ones are written in the same.

import type { Node, Tree } from '../syntax/tree.js'

type Quote = '"' | '\''

/** Those of most of its strings. Where that says nothing, those of the language's usual formatter. */
export function quoteOf(tree: Tree): Quote {
  let quote = known.get(tree)
  if (!quote) known.set(tree, quote = mostUsed(tree))
  return quote
}

/** A string as the file writes it; its text needs no escapes. */
export function quotedText(tree: Tree, text: string): string {
  const quote = quoteOf(tree)
  return quote + text + quote
}

/** Code whose strings are in single quotes, with those of the file. */
export function inQuotes(tree: Tree, code: string): string {
  return quoteOf(tree) === '"' ? code.replaceAll('\'', '"') : code
}

const known = new WeakMap<Tree, Quote>()
const opening = /[A-Za-z]{0,2}("""|'''|"|')/y

function mostUsed(tree: Tree): Quote {
  let more = 0
  for (const node of tree.nodes) {
    const quote = openingOf(tree, node)
    if (quote === '"') more++
    else if (quote === '\'') more--
  }
  return more > 0 || (more === 0 && tree.language === 'python') ? '"' : '\''
}

/** Docstrings and other strings of several lines have their quotes for reasons of their own, and so have attributes in markup. */
function openingOf({ language, text }: Tree, node: Node): string | undefined {
  const { start, end } = node.range
  if (node.kind === 'import') return node.form === 'es' ? /["'];?$/.exec(text.slice(start, end))?.[0][0] : undefined
  if (node.kind !== 'template' && (node.kind !== 'literal' || (node.type !== 'string' && node.type !== 'bytes'))) return undefined
  if (language === 'typescript' && text[start - 1] === '=' && node.parent?.kind === 'other') return undefined
  opening.lastIndex = start
  return opening.exec(text)?.[1]
}
