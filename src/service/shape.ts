// Small typed shapes of JSON: each reads a value with precise complaints, and describes itself as JSON schema, so that the
// parser and the shipped schema cannot disagree.

import type { Node } from 'jsonc-parser'
import { suggestion } from '../analysis/text/nearest.js'
import { unclosedIn } from './globs.js'

export type JsonSchema = Readonly<Record<string, unknown>>

/** `where` is the key's path for people: `overrides[0].level`. */
export type Complain = (node: Node, message: string) => void

export interface Shape<T> {
  readonly schema: JsonSchema
  /** Undefined after complaining. */
  read(node: Node, where: string, complain: Complain): T | undefined
}

export function choice<T extends string>(values: readonly T[]): Shape<T> {
  return {
    schema: { enum: values },
    read(node, where, complain) {
      const text = textOf(node)
      const found = values.find((value) => value === text)
      const hint = text === undefined ? '' : suggestion(text, values)
      if (found === undefined) complain(node, `"${where}" must be one of ${quoted(values)}, not ${shown(node)}${hint}`)
      return found
    },
  }
}

export function flag(): Shape<boolean> {
  return {
    schema: { type: 'boolean' },
    read(node, where, complain) {
      if (node.type === 'boolean') return node.value === true
      complain(node, `"${where}" must be true or false, not ${shown(node)}`)
      return undefined
    },
  }
}

export function globs(): Shape<readonly string[]> {
  return listOf({
    schema: { type: 'string', minLength: 1 },
    read(node, where, complain) {
      const text = textOf(node)
      if (text === undefined) complain(node, `"${where}" must be a glob below the root, not ${shown(node)}`)
      else if (text.trim() === '') complain(node, `"${where}" must not be an empty glob`)
      else if (/^[A-Za-z]:|^\.\.(\/|$)/.test(text)) complain(node, `"${where}" must be a glob below the root, not "${text}"`)
      else if (text.startsWith('!')) complain(node, `"${where}" must not start with "!": use "include" and "exclude" instead of negation`)
      else {
        const unclosed = unclosedIn(text)
        if (unclosed === undefined) return text
        complain(node, `"${where}" must be a glob, not "${text}": ${unclosed}`)
      }
      return undefined
    },
  })
}

export function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema },
    read(node, where, complain) {
      if (node.type !== 'array') {
        complain(node, `"${where}" must be a list, not ${shown(node)}`)
        return undefined
      }
      return (node.children ?? []).flatMap((child, index) => {
        const value = item.read(child, `${where}[${index}]`, complain)
        return value === undefined ? [] : [value]
      })
    },
  }
}

/** An object whose keys are names from a list, all with values of one shape. */
export function mapOf<T>(names: readonly string[], noun: string, value: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    schema: { type: 'object', propertyNames: { enum: names }, additionalProperties: value.schema },
    read(node, where, complain) {
      const result: Record<string, T> = {}
      for (const { key, name, child } of entriesOf(node, where, complain)) {
        if (!names.includes(name)) complain(key, `"${name}" is not ${noun}${suggestion(name, names)}`)
        else assign(result, name, value.read(child, `${where}.${name}`, complain))
      }
      return result
    },
  }
}

/** An object whose keys are whatever the project calls its things; `slip` says what one is that can only be a mistake for another. */
export function recordOf<T>(value: Shape<T>, slip: (name: string) => string | undefined = () => undefined): Shape<Readonly<Record<string, T>>> {
  return {
    schema: { type: 'object', additionalProperties: value.schema },
    read(node, where, complain) {
      const result: Record<string, T> = {}
      for (const { key, name, child } of entriesOf(node, where, complain)) {
        const meant = slip(name)
        if (name.trim() === '') complain(key, `"${where}" has a key without a name`)
        else if (meant !== undefined) complain(key, `"${where}": "${name}" is no call of a service; did you mean "${meant}"?`)
        else assign(result, name, value.read(child, `${where}.${name}`, complain))
      }
      return result
    },
  }
}

/** The first of two shapes that fits the sort of the value: a number, or an object that says more. */
export function numberOr<T>(number: Shape<number>, other: Shape<T>): Shape<number | T> {
  return {
    schema: { anyOf: [number.schema, other.schema] },
    read: (node, where, complain) => node.type === 'object' ? other.read(node, where, complain) : number.read(node, where, complain),
  }
}

export interface NumberRange {
  readonly least?: number
  readonly most?: number
  /** Whether `least` itself is too little. */
  readonly isAbove?: boolean
}

export function number({ least, most, isAbove = false }: NumberRange, what: string): Shape<number> {
  const lower = least === undefined ? {} : isAbove ? { exclusiveMinimum: least } : { minimum: least }
  return {
    schema: { type: 'number', ...lower, ...most === undefined ? {} : { maximum: most } },
    read(node, where, complain) {
      const value: unknown = node.value
      const isWithin = typeof value === 'number' && (least === undefined || (isAbove ? value > least : value >= least)) && (most === undefined || value <= most)
      if (typeof value === 'number' && value > mostNumber) {
        complain(node, `"${where}" is more than can be: ${String(value)}`)
        return undefined
      }
      if (node.type === 'number' && isWithin) return value
      complain(node, `"${where}" must be ${what}, not ${shown(node)}`)
      return undefined
    },
  }
}

/** Beyond it is a slip of the pen, and sums would not be numbers any more. */
const mostNumber = 1e15

export function text(what: string, pattern?: RegExp): Shape<string> {
  return {
    schema: { type: 'string', minLength: 1, ...pattern === undefined ? {} : { pattern: pattern.source } },
    read(node, where, complain) {
      const value = textOf(node)
      if (value !== undefined && value.trim() !== '' && (pattern === undefined || pattern.test(value))) return value
      complain(node, `"${where}" must be ${what}, not ${shown(node)}`)
      return undefined
    },
  }
}

export interface Property<T> {
  readonly shape: Shape<T>
  readonly description: string
  readonly isRequired?: boolean
}

/** An object with fixed keys. */
export function object<P extends object>(properties: { readonly [K in keyof P]-?: Property<P[K]> }): Shape<Partial<P>> {
  const isName = (name: string): name is keyof P & string => Object.hasOwn(properties, name)
  const names = Object.keys(properties).filter(isName)
  const required = names.filter((name) => properties[name].isRequired === true)
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, { description: properties[name].description, ...properties[name].shape.schema }])),
      additionalProperties: false,
      ...(required.length === 0 ? {} : { required }),
    },
    read(node, where, complain) {
      const result: Partial<P> = {}
      const entries = entriesOf(node, where, complain)
      for (const name of required.filter((wanted) => node.type === 'object' && !entries.some((entry) => entry.name === wanted))) {
        complain(node, `"${where}" needs "${name}"`)
      }
      for (const { key, name, child } of entries) {
        const path = where === '' ? name : `${where}.${name}`
        if (isName(name)) result[name] = properties[name].shape.read(child, path, complain)
        else complain(key, `unknown key "${path}"; allowed: ${quoted(names)}${suggestion(name, names)}`)
      }
      return result
    },
  }
}

interface Entry {
  readonly key: Node
  readonly name: string
  readonly child: Node
}

function entriesOf(node: Node, where: string, complain: Complain): readonly Entry[] {
  if (node.type !== 'object') {
    complain(node, `${where === '' ? 'the file' : `"${where}"`} must be an object, not ${shown(node)}`)
    return []
  }
  const seen = new Set<string>()
  const entries: Entry[] = []
  for (const property of node.children ?? []) {
    const [key, child] = property.children ?? []
    const name = key === undefined ? undefined : textOf(key)
    if (key === undefined || name === undefined || child === undefined) continue
    if (seen.has(name)) complain(key, `"${name}" is given twice`)
    seen.add(name)
    entries.push({ key, name, child })
  }
  return entries
}

function assign<T>(target: Record<string, T>, name: string, value: T | undefined): void {
  if (value !== undefined) target[name] = value
}

function textOf(node: Node): string | undefined {
  const value: unknown = node.value
  return node.type === 'string' && typeof value === 'string' ? value : undefined
}

export function shown(node: Node): string {
  if (node.type === 'array') return 'a list'
  if (node.type === 'object') return 'an object'
  const text = JSON.stringify(node.value)
  return text.length > 40 ? `${text.slice(0, 37)}…` : text
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
