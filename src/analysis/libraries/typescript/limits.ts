// Limiters and batching loaders: p-limit, p-map, p-queue, Bottleneck, DataLoader.

import { library, type CallModel } from '../schema.js'

const runs: CallModel = { returns: 'promise<result0>', awaitable: true, callback: { argument: 0, runs: 'once', parameters: [] } }
const maps: CallModel = {
  returns: 'promise<list<result1>>', awaitable: true, callback: { argument: 1, runs: 'each', parameters: ['element0', 'number'] },
}
const idle: CallModel = { returns: 'promise<none>', awaitable: true }
const chained: CallModel = { returns: 'self', mutates: true }

export default library({
  id: 'limits',
  language: 'typescript',
  source: 'typings of p-limit 7, p-map 7, p-retry 9, p-all 5, p-map-series 3, p-each-series 3, p-throttle 8, p-queue 9, bottleneck 2 and dataloader 2, which their repositories document',
  modules: ['p-limit', 'p-map', 'p-retry', 'p-all', 'p-map-series', 'p-each-series', 'p-throttle', 'p-queue', 'bottleneck', 'dataloader'],
  aliases: {
    'p-limit.default': 'p-limit',
    'p-map.default': 'p-map',
    'p-retry.default': 'p-retry',
    'p-all.default': 'p-all',
    'p-map-series.default': 'p-map-series',
    'p-each-series.default': 'p-each-series',
    'p-throttle.default': 'p-throttle',
    'p-queue.default': 'p-queue',
    'bottleneck.default': 'bottleneck',
    'dataloader.default': 'dataloader',
  },
  functions: {
    'p-limit': { returns: 'p-limit.LimitFunction' },
    'p-map': maps,
    'p-map.pMapSettled': { ...maps, returns: 'promise<list<Row>>' },
    'p-map.pMapIterable': { ...maps, returns: 'generator<result1>', awaitable: false },
    'p-limit.limitFunction': { returns: 'function<promise<result0>>' },
    'p-retry': runs,
    'p-all': { returns: 'promise<list<any>>', awaitable: true },
    'p-map-series': maps,
    'p-each-series': { ...maps, returns: 'promise<arg0>' },
    'p-throttle': { returns: 'function<function<any>>' },
  },
  types: {
    'p-limit.LimitFunction': {
      aliases: ['p-limit.Limit'],
      sharing: 'shared',
      call: runs,
      attributes: { activeCount: 'number', pendingCount: 'number', concurrency: 'number' },
      calls: {
        map: maps,
        clearQueue: { returns: 'none', mutates: true },
      },
    },
    'p-queue': {
      sharing: 'shared',
      attributes: { size: 'number', pending: 'number' },
      calls: {
        add: runs,
        addAll: { returns: 'promise<list<any>>', awaitable: true },
        onIdle: idle,
        onEmpty: idle,
        onSizeLessThan: idle,
        start: chained,
        pause: { returns: 'none', mutates: true },
        clear: { returns: 'none', mutates: true },
      },
    },
    bottleneck: {
      sharing: 'shared',
      calls: {
        schedule: runs,
        wrap: { returns: 'function<promise<result0>>' },
        stop: idle,
        disconnect: idle,
        on: { returns: 'none', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
    dataloader: {
      sharing: 'shared',
      constructs: {
        returns: 'dataloader<$0,$1>', callback: { argument: 0, runs: 'once', parameters: ['list<$0>'] },
      },
      calls: {
        load: { returns: 'promise<$1>', awaitable: true, key: 0, coalesced: true, memoised: true },
        loadMany: { returns: 'promise<list<$1>>', awaitable: true, key: 0, coalesced: true, memoised: true },
        prime: chained,
        clear: chained,
        clearAll: chained,
      },
    },
  },
})
