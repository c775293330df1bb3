// asyncio: what starts work, what waits for it, and what bounds it.

import { library, type CallModel } from '../schema.js'

const none: CallModel = { returns: 'none' }
const boolean: CallModel = { returns: 'boolean' }
const number: CallModel = { returns: 'number' }
const locked: CallModel = { returns: 'promise<boolean>', effect: { kind: 'lock' }, awaitable: true }
const started: CallModel = { returns: 'promise<awaited<arg0>>', awaitable: true }
const later: CallModel = { returns: 'any', callback: { argument: 0, runs: 'once' } }
const inThread: CallModel = { returns: 'promise<result0>', awaitable: true, callback: { argument: 0, name: 'func', runs: 'once', elsewhere: true } }
const process: CallModel = { returns: 'promise<asyncio.subprocess.Process>', effect: { kind: 'subprocess' }, awaitable: true }
const opened: CallModel = {
  returns: 'promise<tuple<asyncio.StreamReader,asyncio.StreamWriter>>', effect: { kind: 'connect' }, awaitable: true,
}

export default library({
  id: 'asyncio',
  language: 'python',
  source: 'https://docs.python.org/3/library/asyncio.html; anyio.readthedocs.io; asgiref.sync',
  modules: ['asyncio', 'anyio', 'asgiref.sync'],
  functions: {
    'asyncio.gather': { returns: 'promise<awaited<arguments>>', awaitable: true, together: 'arguments' },
    'asyncio.sleep': { returns: 'promise<none>', effect: { kind: 'sleep' }, awaitable: true },
    'asyncio.create_task': started,
    'asyncio.ensure_future': started,
    'asyncio.shield': started,
    'asyncio.wait_for': started,
    'asyncio.wait': { returns: 'promise<tuple<set<element0>,set<element0>>>', awaitable: true, evaluates: [0], together: 'elements' },
    'asyncio.as_completed': { returns: 'generator<element0>', evaluates: [0], together: 'elements' },
    'asyncio.to_thread': inThread,
    'asyncio.run': { returns: 'awaited<arg0>' },
    'asyncio.run_coroutine_threadsafe': { returns: 'concurrent.futures.Future<awaited<arg0>>' },
    'asyncio.timeout': { returns: 'asyncio.Timeout' },
    'asyncio.timeout_at': { returns: 'asyncio.Timeout' },
    'asyncio.current_task': { returns: 'promise<any> | none' },
    'asyncio.get_event_loop': { returns: 'asyncio.AbstractEventLoop' },
    'asyncio.get_running_loop': { returns: 'asyncio.AbstractEventLoop' },
    'asyncio.new_event_loop': { returns: 'asyncio.AbstractEventLoop' },
    'asyncio.iscoroutine': { returns: 'boolean', pure: true },
    'asyncio.iscoroutinefunction': { returns: 'boolean', pure: true },
    'asyncio.create_subprocess_exec': process,
    'asyncio.create_subprocess_shell': process,
    'asyncio.open_connection': opened,
    'anyio.create_task_group': { returns: 'anyio.TaskGroup', together: 'tasks' },
    'anyio.sleep': { returns: 'promise<none>', effect: { kind: 'sleep' }, awaitable: true },
    'anyio.to_thread.run_sync': inThread,
    'asgiref.sync.sync_to_async': { returns: 'function<promise<result0>>' },
    'asgiref.sync.async_to_sync': { returns: 'function<result0>' },
  },
  types: {
    promise: {
      aliases: ['asyncio.Task', 'asyncio.Future'],
      calls: {
        done: boolean, cancelled: boolean, cancel: boolean, result: { returns: '$0' }, exception: { returns: 'any' },
        add_done_callback: later, set_result: none, set_exception: none, get_name: { returns: 'string' }, set_name: none,
      },
    },
    'asyncio.TaskGroup': { constructs: { returns: 'asyncio.TaskGroup', together: 'tasks' }, sharing: 'shared', calls: { create_task: started } },
    'anyio.TaskGroup': {
      aliases: ['anyio.abc.TaskGroup'],
      sharing: 'shared',
      calls: { start_soon: none, start: { returns: 'promise<any>', awaitable: true } },
    },
    // Entering waits for the lock, as `acquire` does.
    'asyncio.Lock': {
      aliases: ['asyncio.locks.Lock', 'asyncio.Condition'],
      constructs: { returns: 'asyncio.Lock' },
      sharing: 'exclusive',
      enters: 'none',
      calls: { acquire: locked, release: none, locked: boolean },
    },
    'asyncio.Semaphore': {
      aliases: ['asyncio.BoundedSemaphore', 'asyncio.locks.Semaphore'],
      constructs: { returns: 'asyncio.Semaphore' },
      sharing: 'shared',
      enters: 'none',
      calls: { acquire: locked, release: none, locked: boolean },
    },
    'asyncio.Event': {
      constructs: { returns: 'asyncio.Event' }, sharing: 'shared', calls: { wait: locked, set: none, clear: none, is_set: boolean },
    },
    'asyncio.Queue': {
      aliases: ['asyncio.PriorityQueue', 'asyncio.LifoQueue'],
      constructs: { returns: 'asyncio.Queue<any>' },
      sharing: 'shared',
      calls: {
        get: { returns: 'promise<$0>', effect: { kind: 'lock' }, awaitable: true },
        put: { returns: 'promise<none>', effect: { kind: 'lock' }, awaitable: true },
        join: { returns: 'promise<none>', effect: { kind: 'lock' }, awaitable: true },
        get_nowait: { returns: '$0', mutates: true }, put_nowait: { returns: 'none', mutates: true }, task_done: none, qsize: number,
        empty: boolean, full: boolean,
      },
    },
    'asyncio.Timeout': { enters: 'asyncio.Timeout', calls: { reschedule: none, expired: boolean } },
    'asyncio.AbstractEventLoop': {
      calls: {
        run_in_executor: { returns: 'promise<result1>', awaitable: true, callback: { argument: 1, name: 'func', runs: 'once', elsewhere: true } },
        create_task: started, run_until_complete: { returns: 'awaited<arg0>' }, run_forever: none,
        call_later: { ...later, callback: { argument: 1, runs: 'once' } },
        call_soon: later, call_soon_threadsafe: later, create_future: { returns: 'promise<any>' }, time: number, stop: none, close: none,
        is_running: boolean,
      },
    },
    'asyncio.StreamReader': {
      iterates: { element: 'bytes' },
      calls: {
        read: { returns: 'promise<bytes>', awaitable: true }, readline: { returns: 'promise<bytes>', awaitable: true },
        readexactly: { returns: 'promise<bytes>', awaitable: true }, readuntil: { returns: 'promise<bytes>', awaitable: true },
      },
    },
    'asyncio.StreamWriter': {
      calls: { write: none, writelines: none, drain: { returns: 'promise<none>', awaitable: true }, close: none,
        wait_closed: { returns: 'promise<none>', awaitable: true } },
    },
    'asyncio.subprocess.Process': {
      attributes: {
        stdout: 'asyncio.StreamReader', stderr: 'asyncio.StreamReader', stdin: 'asyncio.StreamWriter', returncode: 'number | none',
      },
      calls: {
        communicate: { returns: 'promise<tuple<bytes,bytes>>', effect: { kind: 'subprocess' }, awaitable: true },
        wait: { returns: 'promise<number>', effect: { kind: 'subprocess' }, awaitable: true }, kill: none, terminate: none,
      },
    },
  },
})
