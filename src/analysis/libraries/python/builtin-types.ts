// str, bytes, list, tuple, dict, set, range and generators: what their methods return and change.
// Views of a dict are types of their own: `in` on keys and items is a lookup, on values a walk.

import { library, type CallModel } from '../schema.js'

const text: CallModel = { returns: 'string', pure: true }
const texts: CallModel = { returns: 'list<string>', pure: true }
const number: CallModel = { returns: 'number', pure: true }
const boolean: CallModel = { returns: 'boolean', pure: true }
const same: CallModel = { returns: 'self', pure: true }
const changed: CallModel = { returns: 'none', mutates: true }
const combined: CallModel = { returns: 'self', pure: true, evaluates: [0] }
const compared: CallModel = { returns: 'boolean', pure: true, evaluates: [0] }
const filled: CallModel = { returns: 'none', mutates: true, evaluates: [0] }
const bytes: CallModel = { returns: 'bytes', pure: true }

export default library({
  id: 'builtin-types',
  language: 'python',
  source: 'https://docs.python.org/3/library/stdtypes.html',
  modules: [],
  globals: ['str', 'bytes', 'bytearray', 'int', 'float', 'bool', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range'],
  functions: {
    'dict.fromkeys': { returns: 'dict<element0,arg1>', pure: true, evaluates: [0] },
    'bytes.fromhex': bytes,
    'str.maketrans': { returns: 'dict<number,any>', pure: true },
    'int.from_bytes': number,
  },
  types: {
    number: {
      aliases: ['int', 'float'],
      constructs: number,
      attributes: { real: 'number', imag: 'number', numerator: 'number', denominator: 'number' },
      calls: {
        bit_length: number, bit_count: number, is_integer: boolean, hex: text, conjugate: number,
        to_bytes: bytes, as_integer_ratio: { returns: 'tuple<number,number>', pure: true },
      },
    },
    boolean: { aliases: ['bool'], constructs: { returns: 'boolean', pure: true, evaluates: [0] } },
    string: {
      aliases: ['str'],
      constructs: text,
      iterates: { element: 'string' },
      calls: {
        capitalize: text, casefold: text, center: text, expandtabs: text, format: text, format_map: text, join: { ...text, evaluates: [0] },
        ljust: text, lower: text, lstrip: text, removeprefix: text, removesuffix: text, replace: text, rjust: text, rstrip: text,
        strip: text, swapcase: text, title: text, translate: text, upper: text, zfill: text,
        count: number, find: number, index: number, rfind: number, rindex: number,
        endswith: boolean, isalnum: boolean, isalpha: boolean, isascii: boolean, isdecimal: boolean, isdigit: boolean,
        isidentifier: boolean, islower: boolean, isnumeric: boolean, isprintable: boolean, isspace: boolean, istitle: boolean,
        isupper: boolean, startswith: boolean,
        partition: { returns: 'tuple<string,string,string>', pure: true },
        rpartition: { returns: 'tuple<string,string,string>', pure: true },
        split: texts, rsplit: texts, splitlines: texts, encode: bytes,
      },
    },
    bytes: {
      aliases: ['bytearray'],
      constructs: { returns: 'bytes', pure: true, evaluates: [0] },
      iterates: { element: 'number' },
      calls: {
        decode: text, hex: text, join: { ...bytes, evaluates: [0] }, lower: bytes, upper: bytes, strip: bytes, lstrip: bytes, rstrip: bytes,
        replace: bytes, removeprefix: bytes, removesuffix: bytes, translate: bytes, startswith: boolean, endswith: boolean,
        count: number, find: number, index: number, rfind: number, rindex: number,
        split: { returns: 'list<bytes>', pure: true }, rsplit: { returns: 'list<bytes>', pure: true },
        splitlines: { returns: 'list<bytes>', pure: true }, partition: { returns: 'tuple<bytes,bytes,bytes>', pure: true },
        rpartition: { returns: 'tuple<bytes,bytes,bytes>', pure: true },
        append: changed, extend: filled, insert: changed, clear: changed, pop: { returns: 'number', mutates: true },
      },
    },
    list: {
      constructs: { returns: 'list<element0>', pure: true, evaluates: [0] },
      iterates: { element: '$0' },
      calls: {
        append: changed, extend: filled, insert: changed, remove: changed, clear: changed, reverse: changed,
        sort: { ...changed, callback: { argument: 0, name: 'key', runs: 'each' } },
        pop: { returns: '$0', mutates: true }, copy: same, count: number, index: number,
      },
    },
    tuple: {
      constructs: { returns: 'tuple<element0>', pure: true, evaluates: [0] },
      iterates: { element: '$0' },
      calls: { count: number, index: number },
    },
    set: {
      aliases: ['frozenset'],
      constructs: { returns: 'set<element0>', pure: true, evaluates: [0] },
      iterates: { element: '$0' },
      calls: {
        add: changed, discard: changed, remove: changed, clear: changed, pop: { returns: '$0', mutates: true }, copy: same,
        update: filled, difference_update: filled, intersection_update: filled, symmetric_difference_update: filled,
        union: combined, intersection: combined, difference: combined, symmetric_difference: combined,
        isdisjoint: compared, issubset: compared, issuperset: compared,
      },
    },
    dict: {
      constructs: { returns: 'dict<any,any>', pure: true, evaluates: [0] },
      iterates: { element: '$0' },
      calls: {
        get: { returns: '$1 | none', pure: true }, keys: { returns: 'dict_keys<$0>', pure: true },
        values: { returns: 'dict_values<$1>', pure: true }, items: { returns: 'dict_items<$0,$1>', pure: true }, copy: same,
        pop: { returns: '$1', mutates: true }, popitem: { returns: 'tuple<$0,$1>', mutates: true },
        setdefault: { returns: '$1', mutates: true }, update: filled, clear: changed,
      },
    },
    dict_keys: {
      aliases: ['typing.KeysView', 'collections.abc.KeysView'],
      iterates: { element: '$0' },
      calls: { isdisjoint: compared },
    },
    dict_values: { aliases: ['typing.ValuesView', 'collections.abc.ValuesView'], iterates: { element: '$0' } },
    dict_items: {
      aliases: ['typing.ItemsView', 'collections.abc.ItemsView'],
      iterates: { element: 'tuple<$0,$1>' },
      calls: { isdisjoint: compared },
    },
    // Not a list: `in` is arithmetic, and nothing is stored.
    range: {
      constructs: { returns: 'range', pure: true },
      attributes: { start: 'number', stop: 'number', step: 'number' },
      iterates: { element: 'number' },
      calls: { count: number, index: number },
    },
    generator: {
      iterates: { element: '$0' },
      calls: {
        send: { returns: '$0', mutates: true }, throw: { returns: '$0', mutates: true }, close: changed,
        asend: { returns: 'promise<$0>', mutates: true, awaitable: true },
        aclose: { returns: 'promise<none>', mutates: true, awaitable: true },
      },
    },
    promise: { awaits: { result: '$0' } },
  },
})
