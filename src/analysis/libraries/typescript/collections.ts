// Arrays, strings, maps, sets, promises and generators: what their methods return, change and call back.
// `list` is any array; a Map is a type of its own, because a plain object has none of its methods.

import { library, type CallModel } from '../schema.js'

const text: CallModel = { returns: 'string', pure: true }
const number: CallModel = { returns: 'number', pure: true }
const boolean: CallModel = { returns: 'boolean', pure: true }
const same: CallModel = { returns: 'self', pure: true }
const element: CallModel = { returns: '$0 | none', pure: true }
const removed: CallModel = { returns: '$0 | none', mutates: true }
const grown: CallModel = { returns: 'number', mutates: true }
const changed: CallModel = { returns: 'self', mutates: true }
const each = { callback: { argument: 0, runs: 'each', parameters: ['$0', 'number', 'self'] } } as const
const compared = { callback: { argument: 0, runs: 'each', parameters: ['$0', '$0'] } } as const
const once = { callback: { argument: 0, runs: 'once' } } as const

const lookup: CallModel = { ...each, returns: '$0 | none' }
const position: CallModel = { ...each, returns: 'number' }
const question: CallModel = { ...each, returns: 'boolean', streams: ['receiver'] }
const streamed = { streams: ['receiver'] } as const
const folded: CallModel = {
  callback: { argument: 0, runs: 'each', parameters: ['arg1', '$0', 'number'] }, returns: 'returned0',
}

export default library({
  id: 'collections',
  language: 'typescript',
  source: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects; lib.es2024.d.ts of TypeScript 6.0',
  modules: [],
  globals: ['Array', 'ReadonlyArray', 'Map', 'ReadonlyMap', 'WeakMap', 'Set', 'ReadonlySet', 'WeakSet', 'Promise', 'Buffer', 'Uint8Array'],
  functions: {
    'Buffer.from': { returns: 'bytes', pure: true },
    'Buffer.alloc': { returns: 'bytes', pure: true },
    'Buffer.concat': { returns: 'bytes', pure: true },
    'Buffer.byteLength': number,
    'Buffer.isBuffer': boolean,
  },
  types: {
    list: {
      aliases: ['Array', 'ReadonlyArray'],
      constructs: { returns: 'list<any>', pure: true },
      attributes: { length: 'number' },
      iterates: { element: '$0' },
      calls: {
        push: grown, unshift: grown, pop: removed, shift: removed, splice: changed, sort: { ...changed, ...compared },
        reverse: changed, fill: changed, copyWithin: changed,
        at: element, concat: same, slice: same, toReversed: same, toSpliced: same, with: same, toSorted: { ...same, ...compared },
        includes: boolean, indexOf: number, lastIndexOf: number, join: text, toString: text, toLocaleString: text,
        keys: { returns: 'generator<number>', pure: true }, values: { returns: 'generator<$0>', pure: true, ...streamed },
        entries: { returns: 'generator<tuple<number,$0>>', pure: true, ...streamed }, flat: { returns: 'list<flat<$0>>', pure: true },
        forEach: { ...each, ...streamed, returns: 'none' }, map: { ...each, ...streamed, returns: 'list<returned0>' },
        flatMap: { ...each, ...streamed, returns: 'list<flat<returned0>>' }, filter: { ...each, ...streamed, returns: 'self' },
        find: { ...lookup, ...streamed }, findLast: lookup, findIndex: { ...position, ...streamed }, findLastIndex: position, some: question, every: question,
        reduce: { ...folded, ...streamed }, reduceRight: folded,
      },
    },
    string: {
      attributes: { length: 'number' },
      iterates: { element: 'string' },
      calls: {
        at: text, charAt: text, concat: text, normalize: text, padEnd: text, padStart: text, repeat: text, slice: text, substring: text,
        substr: text, toLowerCase: text, toLocaleLowerCase: text, toUpperCase: text, toLocaleUpperCase: text, toString: text, trim: text,
        trimStart: text, trimEnd: text, valueOf: text,
        replace: { returns: 'string', callback: { argument: 1, runs: 'each', parameters: ['string'] }, pure: true },
        replaceAll: { returns: 'string', callback: { argument: 1, runs: 'each', parameters: ['string'] }, pure: true },
        charCodeAt: number, codePointAt: number, indexOf: number, lastIndexOf: number, search: number, localeCompare: number,
        includes: boolean, startsWith: boolean, endsWith: boolean,
        split: { returns: 'list<string>', pure: true }, match: { returns: 'list<string> | none', pure: true },
        matchAll: { returns: 'generator<list<string>>', pure: true },
      },
    },
    number: { calls: { toFixed: text, toString: text, toPrecision: text, toLocaleString: text, valueOf: number } },
    bytes: {
      aliases: ['Buffer', 'Uint8Array'],
      attributes: { length: 'number', byteLength: 'number' },
      iterates: { element: 'number' },
      notArray: true,
      calls: {
        toString: text, slice: same, subarray: same, equals: boolean, includes: boolean, indexOf: number, write: grown, fill: changed,
        set: { returns: 'none', mutates: true },
      },
    },
    Map: {
      aliases: ['ReadonlyMap'],
      constructs: { returns: 'Map<any,any>', pure: true },
      attributes: { size: 'number' },
      iterates: { element: 'tuple<$0,$1>' },
      sharing: 'shared',
      calls: {
        get: { returns: '$1 | none', pure: true }, has: boolean, set: changed, delete: { returns: 'boolean', mutates: true },
        clear: { returns: 'none', mutates: true }, keys: { returns: 'generator<$0>', pure: true },
        values: { returns: 'generator<$1>', pure: true }, entries: { returns: 'generator<tuple<$0,$1>>', pure: true },
        forEach: { callback: { argument: 0, runs: 'each', parameters: ['$1', '$0'] }, returns: 'none' },
      },
    },
    WeakMap: {
      calls: {
        get: { returns: '$1 | none', pure: true }, has: boolean, set: changed, delete: { returns: 'boolean', mutates: true },
      },
    },
    set: {
      aliases: ['Set', 'ReadonlySet'],
      constructs: { returns: 'set<element0>', pure: true },
      attributes: { size: 'number' },
      iterates: { element: '$0' },
      calls: {
        has: boolean, add: changed, delete: { returns: 'boolean', mutates: true }, clear: { returns: 'none', mutates: true },
        keys: { returns: 'generator<$0>', pure: true }, values: { returns: 'generator<$0>', pure: true },
        entries: { returns: 'generator<tuple<$0,$0>>', pure: true }, forEach: { ...compared, returns: 'none' },
        union: same, intersection: same, difference: same, symmetricDifference: same, isSubsetOf: boolean, isSupersetOf: boolean,
        isDisjointFrom: boolean,
      },
    },
    WeakSet: { calls: { has: boolean, add: changed, delete: { returns: 'boolean', mutates: true } } },
    promise: {
      aliases: ['Promise', 'PromiseLike'],
      constructs: { ...once, returns: 'promise<$0>', awaitable: true },
      awaits: { result: '$0' },
      calls: {
        then: { callback: { argument: 0, runs: 'once', parameters: ['$0'] }, returns: 'promise<result0>', awaitable: true },
        catch: { ...once, returns: 'promise<$0 | result0>', awaitable: true },
        finally: { ...once, returns: 'self', awaitable: true },
      },
    },
    generator: {
      aliases: ['Generator', 'Iterator', 'Iterable', 'IterableIterator', 'IteratorObject', 'MapIterator', 'SetIterator', 'ArrayIterator'],
      iterates: { element: '$0' },
      calls: {
        next: { returns: 'any', mutates: true }, return: { returns: 'any', mutates: true },
        toArray: { returns: 'list<$0>', mutates: true }, take: { returns: 'self', mutates: true }, drop: { returns: 'self', mutates: true },
        forEach: { ...each, returns: 'none', mutates: true }, map: { ...each, returns: 'generator<returned0>', mutates: true },
        flatMap: { ...each, returns: 'generator<flat<returned0>>', mutates: true }, filter: { ...each, returns: 'self', mutates: true },
        find: { ...lookup, mutates: true }, some: { ...question, mutates: true }, every: { ...question, mutates: true },
        reduce: { ...folded, mutates: true },
      },
    },
  },
})
