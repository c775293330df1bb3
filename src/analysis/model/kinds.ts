// What a value is, once a resolver has evaluated it. "Don't know" is a value: `unknown`.

import type { Confidence } from '../finding.js'
import type { CallModel } from '../libraries/schema.js'
import type { ClassId, FunctionId, TypeRef, ValueId } from './facts.js'

interface Sure { readonly confidence: Confidence }

export type Kind =
  | Sure & { readonly is: 'unknown' }
  /** No value at all: only while a definition depends on itself. */
  | Sure & { readonly is: 'never' }
  | Sure & { readonly is: 'string' | 'bytes' | 'number' | 'boolean' | 'none' | 'regex'; readonly value?: string | number | boolean }
  /** `length`: most elements it has where it is made; `grown`: more may have come since. `items`: each place's kind, where known. */
  | Sure & { readonly is: 'list' | 'tuple' | 'set' | 'generator'; readonly of: Kind; readonly length?: number; readonly grown?: true; readonly items?: readonly Kind[] }
  | Sure & { readonly is: 'dict'; readonly key: Kind; readonly of: Kind; readonly length?: number; readonly grown?: true; readonly literal?: Place }
  | Sure & { readonly is: 'promise'; readonly of: Kind }
  /** An instance of a library's type. */
  | Sure & { readonly is: 'instance'; readonly type: string; readonly args: readonly Kind[] }
  /** A library's module, function or class, by its full path. */
  | Sure & { readonly is: 'symbol'; readonly path: string }
  /** A method of a library's type, with what it was taken from. */
  | Sure & { readonly is: 'method'; readonly receiver: Kind; readonly type: string; readonly name: string; readonly model: CallModel; readonly typeArguments?: readonly Kind[] }
  /** A class of the workspace; with `open`, or one that extends it. */
  | Sure & { readonly is: 'class'; readonly file: string; readonly class: ClassId; readonly open?: true }
  /** An instance of one; `exact`: of no class that extends it; `rows`: what a query or manager of the workspace gives. */
  | Sure & { readonly is: 'object'; readonly file: string; readonly class: ClassId; readonly exact?: true; readonly rows?: Kind }
  /** `bound`: some of its arguments are given already, or it is called through another one. */
  | Sure & { readonly is: 'function'; readonly file: string; readonly function: FunctionId; readonly receiver?: Kind; readonly bound?: true }
  /** A value whose members are written in a type: an interface, an object type. `literal`: the object that it surely is. */
  | Sure & { readonly is: 'shape'; readonly file: string; readonly type: TypeRef; readonly literal?: Place }
  /** A function of which the type is written: what it returns, and where it is a method of a declared type, of which. */
  | Sure & { readonly is: 'signature'; readonly file: string; readonly returns: TypeRef | null; readonly holder?: Kind; readonly name: string }
  | Sure & { readonly is: 'enum'; readonly file: string; readonly enum: number }
  /** A module of the workspace as a value, and a folder of Python modules that has none of its own. */
  | Sure & { readonly is: 'module'; readonly file: string }
  | Sure & { readonly is: 'folder'; readonly folder: string }
  | Sure & { readonly is: 'either'; readonly of: readonly Kind[] }

export interface Place { readonly file: string; readonly value: ValueId }

export const unknownKind: Kind = { is: 'unknown', confidence: 'high' }
export const neverKind: Kind = { is: 'never', confidence: 'high' }

const ranks: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 }

export function weaker(a: Confidence, b: Confidence): Confidence {
  return ranks[a] <= ranks[b] ? a : b
}

export function isAtLeast(a: Confidence, b: Confidence): boolean {
  return ranks[a] >= ranks[b]
}

export function withConfidence<K extends Kind>(kind: K, confidence: Confidence): K {
  return kind.confidence === weaker(kind.confidence, confidence) ? kind : { ...kind, confidence }
}

export function listOf(of: Kind, length?: number): Kind {
  return { is: 'list', confidence: 'high', of, ...(length === undefined ? {} : { length }) }
}

/** The same collection after something was put in. */
export function grown(kind: Kind): Kind {
  return 'length' in kind ? { ...kind, grown: true } : kind
}

/** The kinds that a value may have; a value with one kind is a list of it. */
export function alternatives(kind: Kind): readonly Kind[] {
  return kind.is === 'either' ? kind.of : [kind]
}

/** Without the possibility that there is nothing: what remains once somebody uses the value. */
export function present(kind: Kind): Kind {
  return kind.is === 'either' ? joinKinds(kind.of.filter((one) => one.is !== 'none')) : kind
}

/** One kind for a value that is any of these. Anything unknown among them makes the whole unknown, as do too many; the others are not asked for then. */
export function joinKinds(kinds: Iterable<Kind>): Kind {
  const flat: Kind[] = []
  let isAny = false
  for (const kind of kinds) {
    isAny = true
    for (const one of alternatives(kind)) {
      if (one.is === 'never') continue
      if (one.is === 'unknown') return one
      const index = flat.findIndex((other) => isSameSort(other, one))
      if (index >= 0) flat[index] = mergeSame(flat[index] as Kind, one)
      else if (flat.push(one) > mostAlternatives) return unknownKind
    }
  }
  if (flat.length === 0) return isAny ? neverKind : unknownKind
  if (flat.length === 1) return flat[0] as Kind
  return { is: 'either', confidence: flat.map((one) => one.confidence).reduce(weaker), of: flat }
}

const mostAlternatives = 8

function isSameSort(a: Kind, b: Kind): boolean {
  if (a.is !== b.is) return false
  switch (a.is) {
    case 'instance': return a.type === (b as typeof a).type
    case 'symbol': return a.path === (b as typeof a).path
    case 'class': case 'object': return a.file === (b as typeof a).file && a.class === (b as typeof a).class
    case 'function': return a.file === (b as typeof a).file && a.function === (b as typeof a).function
    case 'shape': return a.type === (b as typeof a).type && a.literal?.value === (b as typeof a).literal?.value
    case 'signature': return a.returns === (b as typeof a).returns && a.name === (b as typeof a).name
    case 'enum': return a.file === (b as typeof a).file && a.enum === (b as typeof a).enum
    case 'module': return a.file === (b as typeof a).file
    case 'folder': return a.folder === (b as typeof a).folder
    case 'method': return a.type === (b as typeof a).type && a.name === (b as typeof a).name
    default: return true
  }
}

function mergeSame(a: Kind, b: Kind): Kind {
  const confidence = weaker(a.confidence, b.confidence)
  switch (a.is) {
    case 'list': case 'tuple': case 'set': case 'generator': {
      const other = b as typeof a
      const of = joinElements(a, other)
      return a.length !== undefined && other.length !== undefined
        ? { is: a.is, confidence, of, length: Math.max(a.length, other.length), ...(a.grown || other.grown ? { grown: true } : {}) }
        : { is: a.is, confidence, of }
    }
    case 'dict': {
      const other = b as typeof a
      return { is: 'dict', confidence, key: joinKinds([a.key, other.key]), of: joinKinds([a.of, other.of]) }
    }
    case 'promise': return { is: 'promise', confidence, of: joinKinds([a.of, (b as typeof a).of]) }
    case 'instance': {
      const { args } = b as typeof a
      return { ...a, confidence, args: a.args.length === args.length ? a.args.map((arg, index) => joinKinds([arg, args[index] ?? unknownKind])) : [] }
    }
    case 'method': return { ...a, confidence, receiver: joinKinds([a.receiver, (b as typeof a).receiver]) }
    case 'function': {
      const { receiver } = b as typeof a
      return a.receiver && receiver ? { ...a, confidence, receiver: joinKinds([a.receiver, receiver]) } : withConfidence(a, confidence)
    }
    case 'object': {
      const other = b as typeof a
      const { rows, exact, ...rest } = a
      return { ...rest, confidence, ...(exact && other.exact ? { exact } : {}), ...(rows && other.rows ? { rows: joinKinds([rows, other.rows]) } : {}) }
    }
    case 'string': case 'bytes': case 'number': case 'boolean': case 'none': case 'regex':
      return a.value !== undefined && a.value === (b as typeof a).value ? a : { is: a.is, confidence }
    default: return withConfidence(a, confidence)
  }
}

/** An empty list says nothing of its elements. */
function joinElements(a: Kind & { of: Kind; length?: number }, b: Kind & { of: Kind; length?: number }): Kind {
  if (a.length === 0) return b.of
  if (b.length === 0) return a.of
  return joinKinds([a.of, b.of])
}
