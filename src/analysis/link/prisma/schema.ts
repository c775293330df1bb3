// Reads Prisma's schema language: the models with their fields, keys and relations. What it does not know is passed over.

import type { FieldDescription, ModelDescription, ModelDescriptions } from '../../model/descriptions.js'

export function readSchema(text: string): ModelDescriptions {
  const models = new Map<string, ModelDescription>()
  for (const [, name = '', body = ''] of withoutComments(text).matchAll(/^[ \t]*(?:model|view)\s+(\w+)\s*\{([^{}]*)\}/gm)) {
    models.set(name, modelOf(name, onOneLine(body).split(/\r?\n/).map((line) => line.trim())))
  }
  return models
}

/** Whether a file begins a schema, rather than being a part of one. */
export function isMainSchema(text: string): boolean {
  return /^[ \t]*(?:datasource|generator)\s+\w+\s*\{/m.test(withoutComments(text))
}

/** Texts keep what looks like a comment in them: `@default("https://…")`; braces in them end no block. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/g, (match) => match.startsWith('"') ? match.replace(/[{}()[\]]/g, ' ') : '')
}

/** What stands between parentheses may go over several lines. */
function onOneLine(body: string): string {
  let depth = 0
  return body.replace(/[()\n]/g, (character) => {
    if (character === '(') depth++
    if (character === ')') depth--
    return depth > 0 && character === '\n' ? ' ' : character
  })
}

function modelOf(name: string, lines: readonly string[]): ModelDescription {
  const fields = new Map<string, FieldDescription>()
  const unique: (readonly string[])[] = []
  for (const line of lines) {
    const together = /^@@(?:id|unique)\s*\(\s*(?:fields\s*:\s*)?\[([^\]]*)\]/.exec(line)?.[1]
    if (together !== undefined) unique.push(namesIn(together))
    const [, field, type, list, rest = ''] = /^(\w+)\s+(\w+)(\[\])?\??(.*)$/.exec(line) ?? []
    if (field === undefined || type === undefined) continue
    fields.set(field, { name: field, type, isList: list !== undefined, ...relationIn(rest) })
    if (/(?:^|\s)@(?:id|unique)\b/.test(rest)) unique.push([field])
  }
  return { name, fields, unique }
}

function relationIn(attributes: string): Pick<FieldDescription, 'keys' | 'references' | 'relation'> {
  const given = /@relation\s*\((.*)\)/.exec(attributes)?.[1] ?? ''
  const listed = (name: string) => namesIn(new RegExp(`\\b${name}\\s*:\\s*\\[([^\\]]*)\\]`).exec(given)?.[1] ?? '')
  return { keys: listed('fields'), references: listed('references'), relation: /(?:^\s*|\bname\s*:\s*)"([^"]*)"/.exec(given)?.[1] }
}

/** `[email(sort: Desc), name]` */
function namesIn(list: string): readonly string[] {
  return list.replace(/\([^)]*\)/g, '').split(',').map((one) => one.trim()).filter(Boolean)
}
