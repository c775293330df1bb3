// Timers: a wait is an effect, so that a loop which waits between its steps is known to be throttled on purpose.

import { library, type CallModel } from '../schema.js'

// `new Promise(done => setTimeout(done, 100))` waits, which only the timer can tell.
const timer: CallModel = { returns: 'any', effect: { kind: 'sleep' }, callback: { argument: 0, runs: 'once', parameters: [] } }
const cleared: CallModel = { returns: 'none' }
const sleep: CallModel = { returns: 'promise<any>', effect: { kind: 'sleep' }, awaitable: true }

export default library({
  id: 'timers',
  language: 'typescript',
  source: 'https://nodejs.org/docs/latest-v20.x/api/timers.html; @types/node 20',
  modules: ['node:timers', 'node:timers/promises', 'timers', 'timers/promises', 'delay', 'sleep-promise'],
  globals: ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'requestAnimationFrame'],
  aliases: {
    timers: 'node:timers',
    'timers/promises': 'node:timers/promises',
    'node:timers.default': 'node:timers',
    'node:timers.promises': 'node:timers/promises',
    'node:timers/promises.default': 'node:timers/promises',
    'node:timers.setTimeout': 'setTimeout',
    'node:timers.setInterval': 'setInterval',
    'node:timers.setImmediate': 'setImmediate',
    'node:timers.clearTimeout': 'clearTimeout',
    'node:timers.clearInterval': 'clearInterval',
    'node:timers.clearImmediate': 'clearImmediate',
    'delay.default': 'delay',
    'sleep-promise.default': 'sleep-promise',
  },
  functions: {
    setTimeout: timer,
    setInterval: { returns: 'any', callback: { argument: 0, runs: 'once', parameters: [] } },
    setImmediate: { returns: 'any', callback: { argument: 0, runs: 'once', parameters: [] } },
    requestAnimationFrame: { returns: 'number', callback: { argument: 0, runs: 'once', parameters: ['number'] } },
    clearTimeout: cleared,
    clearInterval: cleared,
    clearImmediate: cleared,
    'node:timers/promises.setTimeout': { ...sleep, returns: 'promise<arg1>' },
    'node:timers/promises.setImmediate': { returns: 'promise<arg0>', awaitable: true },
    'node:timers/promises.setInterval': { returns: 'Ticks<arg1>' },
    'node:timers/promises.scheduler.wait': sleep,
    'node:timers/promises.scheduler.yield': { returns: 'promise<none>', awaitable: true },
    delay: sleep,
    'sleep-promise': sleep,
  },
  types: {
    Ticks: { iterates: { element: '$0', effect: { kind: 'sleep' } } },
  },
})
