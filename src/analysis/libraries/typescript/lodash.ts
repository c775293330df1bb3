// Lodash: functions over collections, which run their callback once per element and return new arrays.

import { library, type CallModel } from '../schema.js'

const each = { argument: 1, runs: 'each', parameters: ['element0', 'any'] } as const
const same: CallModel = { returns: 'list<element0>', pure: true }
const picked: CallModel = { returns: 'element0 | none', pure: true }
const boolean: CallModel = { returns: 'boolean', pure: true }
const number: CallModel = { returns: 'number', pure: true }
const row: CallModel = { returns: 'Row', pure: true }
const anything: CallModel = { returns: 'any', pure: true }
const wrapped: CallModel = { returns: 'function<result0>' }

const calls: Readonly<Record<string, CallModel>> = {
  chunk: { returns: 'list<list<element0>>', pure: true },
  compact: same,
  concat: same,
  difference: same,
  drop: same,
  flatten: { returns: 'list<flat<element0>>', pure: true },
  flattenDeep: { returns: 'list<any>', pure: true },
  intersection: same,
  reverse: { returns: 'arg0', mutatesArguments: [0] },
  shuffle: { returns: 'list<element0>' },
  slice: same,
  take: same,
  union: same,
  uniq: same,
  without: same,
  pull: { returns: 'arg0', mutatesArguments: [0] },
  remove: { returns: 'list<element0>', callback: each, mutatesArguments: [0] },

  map: { returns: 'list<returned1>', callback: each },
  flatMap: { returns: 'list<flat<returned1>>', callback: each },
  filter: { ...same, callback: each },
  reject: { ...same, callback: each },
  sortBy: { ...same, callback: each },
  orderBy: { ...same, callback: each },
  uniqBy: { ...same, callback: each },
  partition: { returns: 'tuple<list<element0>,list<element0>>', callback: each },
  forEach: { returns: 'arg0', callback: each },
  each: { returns: 'arg0', callback: each },
  find: { ...picked, callback: each },
  findIndex: { ...number, callback: each },
  some: { ...boolean, callback: each },
  every: { ...boolean, callback: each },
  reduce: { returns: 'returned1', callback: { argument: 1, runs: 'each', parameters: ['arg2', 'element0'] } },
  sumBy: { ...number, callback: each },
  maxBy: { ...picked, callback: each },
  minBy: { ...picked, callback: each },
  groupBy: { returns: 'dict<string,list<element0>>', callback: each },
  keyBy: { returns: 'dict<string,element0>', callback: each },
  countBy: { returns: 'dict<string,number>', callback: each },
  mapValues: { returns: 'dict<string,returned1>', callback: { argument: 1, runs: 'each', parameters: ['any', 'string'] } },
  times: { returns: 'list<returned1>', callback: { argument: 1, runs: 'each', parameters: ['number'] } },

  first: picked,
  head: picked,
  last: picked,
  sample: { returns: 'element0 | none' },
  includes: boolean,
  indexOf: number,
  size: number,
  sum: number,
  max: picked,
  min: picked,
  range: { returns: 'list<number>', pure: true },
  isEmpty: boolean,
  isEqual: boolean,
  isNil: boolean,
  keys: { returns: 'list<string>', pure: true },
  values: { returns: 'list<any>', pure: true },
  pick: row,
  omit: row,
  get: anything,
  set: { returns: 'arg0', mutatesArguments: [0] },
  merge: { returns: 'arg0', mutatesArguments: [0] },
  assign: { returns: 'arg0', mutatesArguments: [0] },
  defaults: { returns: 'arg0', mutatesArguments: [0] },
  clone: { returns: 'arg0', pure: true },
  cloneDeep: { returns: 'arg0', pure: true },
  memoize: wrapped,
  once: wrapped,
  debounce: wrapped,
  throttle: wrapped,
}

const names = Object.keys(calls)

export default library({
  id: 'lodash',
  language: 'typescript',
  source: 'https://lodash.com/docs/4.17; @types/lodash 4',
  modules: ['lodash', 'lodash-es'],
  aliases: {
    'lodash.default': 'lodash',
    'lodash-es': 'lodash',
    ...Object.fromEntries(names.flatMap((name) => [
      [`lodash/${name}`, `lodash.${name}`],
      [`lodash/${name}.default`, `lodash.${name}`],
      [`lodash/${name}.js.default`, `lodash.${name}`],
      [`lodash-es/${name}.js.default`, `lodash.${name}`],
    ])),
  },
  functions: Object.fromEntries(names.map((name) => [`lodash.${name}`, calls[name] ?? anything])),
})
