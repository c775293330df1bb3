// Threads, processes and their pools: a function handed over runs elsewhere, waiting for it holds the thread.

import { library, type CallModel, type TypeModel } from '../schema.js'

const none: CallModel = { returns: 'none' }
const boolean: CallModel = { returns: 'boolean' }
const locked = { kind: 'lock', blocking: true } as const
const acquired: CallModel = { returns: 'boolean', effect: locked }
const each = { argument: 0, name: 'func', runs: 'each', parameters: ['element1', 'element2'], elsewhere: true } as const
const started: CallModel = { returns: 'any', callback: { argument: 1, name: 'target', runs: 'once', elsewhere: true } }

const lock: TypeModel = { sharing: 'exclusive', enters: 'none', calls: { acquire: acquired, release: none, locked: boolean } }

const thread: TypeModel = {
  attributes: { name: 'string', daemon: 'boolean' },
  calls: { start: none, join: { returns: 'none', effect: locked }, is_alive: boolean },
}

const queue: TypeModel = {
  sharing: 'shared',
  calls: {
    get: { returns: '$0', effect: locked }, put: { returns: 'none', effect: locked }, join: { returns: 'none', effect: locked },
    get_nowait: { returns: '$0', mutates: true }, put_nowait: { returns: 'none', mutates: true }, task_done: none,
    qsize: { returns: 'number' }, empty: boolean, full: boolean,
  },
}

const executor: TypeModel = {
  sharing: 'shared',
  calls: {
    submit: { returns: 'concurrent.futures.Future<result0>', callback: { argument: 0, runs: 'once', elsewhere: true } },
    map: { returns: 'generator<result0>', callback: { argument: 0, runs: 'each', parameters: ['element1', 'element2'], elsewhere: true }, evaluates: [1] },
    shutdown: none,
  },
}

export default library({
  id: 'threads',
  language: 'python',
  source: 'https://docs.python.org/3/library/concurrency.html',
  modules: ['concurrent.futures', 'threading', 'multiprocessing', 'multiprocessing.pool', 'queue'],
  functions: {
    'concurrent.futures.as_completed': { returns: 'generator<element0>', evaluates: [0] },
    'concurrent.futures.wait': { returns: 'tuple<set<element0>,set<element0>>', effect: locked, evaluates: [0] },
    'multiprocessing.Pool': { returns: 'multiprocessing.pool.Pool' },
    'multiprocessing.cpu_count': { returns: 'number' },
    'threading.current_thread': { returns: 'threading.Thread' },
    'threading.get_ident': { returns: 'number' },
  },
  types: {
    'concurrent.futures.Executor': {
      ...executor,
      aliases: [
        'concurrent.futures.ThreadPoolExecutor', 'concurrent.futures.ProcessPoolExecutor', 'concurrent.futures.thread.ThreadPoolExecutor',
      ],
      constructs: { returns: 'concurrent.futures.Executor' },
    },
    'concurrent.futures.Future': {
      calls: {
        result: { returns: '$0', effect: locked }, exception: { returns: 'any', effect: locked }, done: boolean, cancel: boolean,
        running: boolean, add_done_callback: { returns: 'none', callback: { argument: 0, runs: 'once' } },
      },
    },
    'threading.Thread': { ...thread, constructs: { ...started, returns: 'threading.Thread' } },
    'threading.Timer': { ...thread, constructs: { returns: 'threading.Timer', callback: { argument: 1, name: 'function', runs: 'once', elsewhere: true } } },
    'threading.Lock': {
      ...lock,
      aliases: ['threading.RLock', 'threading.Condition', 'multiprocessing.Lock', 'multiprocessing.RLock'],
      constructs: { returns: 'threading.Lock' },
    },
    'threading.Semaphore': {
      ...lock, sharing: 'shared', aliases: ['threading.BoundedSemaphore', 'multiprocessing.Semaphore'],
      constructs: { returns: 'threading.Semaphore' },
    },
    'threading.Event': {
      constructs: { returns: 'threading.Event' }, sharing: 'shared', calls: { wait: acquired, set: none, clear: none, is_set: boolean },
    },
    'threading.local': { constructs: { returns: 'threading.local' } },
    'multiprocessing.Process': { ...thread, constructs: { ...started, returns: 'multiprocessing.Process' } },
    'multiprocessing.pool.Pool': {
      aliases: ['multiprocessing.pool.ThreadPool', 'multiprocessing.dummy.Pool'],
      constructs: { returns: 'multiprocessing.pool.Pool' },
      sharing: 'shared',
      calls: {
        map: { returns: 'list<result0>', callback: each, evaluates: [1] },
        imap: { returns: 'generator<result0>', callback: each, evaluates: [1] },
        imap_unordered: { returns: 'generator<result0>', callback: each, evaluates: [1] },
        starmap: { returns: 'list<result0>', callback: { ...each, parameters: ['any'] }, evaluates: [1] },
        apply: { returns: 'result0', callback: { argument: 0, name: 'func', runs: 'once', elsewhere: true } },
        apply_async: { returns: 'any', callback: { argument: 0, name: 'func', runs: 'once', elsewhere: true } },
        close: none, join: { returns: 'none', effect: locked }, terminate: none,
      },
    },
    'queue.Queue': {
      ...queue, aliases: ['queue.LifoQueue', 'queue.PriorityQueue', 'queue.SimpleQueue', 'multiprocessing.Queue'],
      constructs: { returns: 'queue.Queue<any>' },
    },
  },
})
