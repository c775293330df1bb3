// Python's own functions: what they return, what they iterate at once, and the few that have an effect.
// Methods of str, list, dict, set and the like are in collections-builtin.ts.

import { library, type CallModel } from '../schema.js'

const text: CallModel = { returns: 'string', pure: true }
const number: CallModel = { returns: 'number', pure: true }
const boolean: CallModel = { returns: 'boolean', pure: true }
const anything: CallModel = { returns: 'any', pure: true }
const question: CallModel = { returns: 'boolean', pure: true, evaluates: [0], streams: [0] }
const byKey = { argument: 1, name: 'key', runs: 'each', parameters: ['element0'] } as const
const eachOfSecond = { argument: 0, runs: 'each', parameters: ['element1', 'element2'] } as const
const chosen: CallModel = { returns: 'element0', pure: true, evaluates: [0], streams: [0], callback: byKey }

export default library({
  id: 'builtins',
  language: 'python',
  source: 'https://docs.python.org/3/library/functions.html',
  modules: ['builtins'],
  globals: [
    'abs', 'aiter', 'all', 'anext', 'any', 'ascii', 'bin', 'bool', 'bytearray', 'bytes', 'callable', 'chr', 'complex', 'delattr', 'dict',
    'dir', 'divmod', 'enumerate', 'exit', 'filter', 'float', 'format', 'frozenset', 'getattr', 'hasattr', 'hash', 'hex', 'id', 'input',
    'int', 'isinstance', 'issubclass', 'iter', 'len', 'list', 'map', 'max', 'memoryview', 'min', 'next', 'oct', 'open', 'ord', 'pow',
    'print', 'quit', 'range', 'repr', 'reversed', 'round', 'set', 'setattr', 'sorted', 'str', 'sum', 'tuple', 'type', 'vars', 'zip',
  ],
  // `builtins.open` is `open`.
  aliases: { builtins: '' },
  functions: {
    // The mode decides between the two; without one it is text.
    open: { returns: 'io.TextFile | io.BinaryFile' },
    print: { returns: 'none', effect: { kind: 'log', blocking: true } },
    input: { returns: 'string', effect: { kind: 'ui', blocking: true } },
    exit: { never: true },
    quit: { never: true },

    len: { returns: 'number', pure: true, evaluates: [0] },
    sum: { returns: 'element0', pure: true, evaluates: [0], streams: [0] },
    all: question,
    any: question,
    min: chosen,
    max: chosen,
    sorted: { returns: 'list<element0>', pure: true, evaluates: [0], callback: byKey },
    reversed: { returns: 'generator<element0>', pure: true, evaluates: [0] },
    enumerate: { returns: 'generator<tuple<number,element0>>', pure: true, streams: [0] },
    zip: { returns: 'generator<tuple<element0,element1,element2,element3>>', pure: true, streams: [0, 1, 2, 3] },
    map: { returns: 'generator<returned0>', callback: eachOfSecond, pure: true, streams: [1, 2] },
    filter: { returns: 'generator<element1>', callback: eachOfSecond, pure: true, streams: [1] },
    iter: { returns: 'generator<element0>', pure: true, streams: [0] },
    next: { returns: 'element0', mutatesArguments: [0], evaluates: [0] },
    aiter: { returns: 'generator<element0>', pure: true },
    anext: { returns: 'promise<element0>', mutatesArguments: [0], awaitable: true },

    isinstance: boolean,
    issubclass: boolean,
    callable: boolean,
    hasattr: boolean,
    getattr: anything,
    setattr: { returns: 'none', mutatesArguments: [0] },
    delattr: { returns: 'none', mutatesArguments: [0] },
    vars: { returns: 'dict<string,any>', pure: true },
    dir: { returns: 'list<string>', pure: true },
    type: anything,
    id: number,
    hash: number,
    abs: { returns: 'arg0', pure: true },
    round: number,
    pow: number,
    divmod: { returns: 'tuple<number,number>', pure: true },
    ord: number,
    chr: text,
    hex: text,
    bin: text,
    oct: text,
    repr: text,
    ascii: text,
    format: text,
    complex: number,
    memoryview: { returns: 'bytes', pure: true },
  },
})
