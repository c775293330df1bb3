// logging, structlog and loguru: each line is written where it is called, and knows how grave it is.

import { library, type CallModel, type Effect } from '../schema.js'

type Level = NonNullable<Effect['level']>

const levels: Readonly<Record<string, Level>> = {
  trace: 'debug', debug: 'debug', info: 'info', success: 'info', msg: 'info', warning: 'warning', warn: 'warning', error: 'error',
  err: 'error',
  exception: 'error', critical: 'error', fatal: 'error',
}
// Its level is an argument.
const logged: CallModel = { returns: 'none', effect: { kind: 'log', blocking: true } }

const standard = lines('debug', 'info', 'warning', 'warn', 'error', 'exception', 'critical', 'fatal')
const structured = { ...standard, ...lines('msg', 'err') }
const bound: CallModel = { returns: 'self', pure: true }
const boolean: CallModel = { returns: 'boolean', pure: true }
const configured: CallModel = { returns: 'none' }
const logger: CallModel = { returns: 'structlog.BoundLogger' }

export default library({
  id: 'logging',
  language: 'python',
  source: 'https://docs.python.org/3/library/logging.html; https://www.structlog.org (26.1); https://loguru.readthedocs.io (0.7)',
  modules: ['logging', 'logging.config', 'structlog', 'structlog.stdlib', 'loguru'],
  functions: {
    'logging.getLogger': { returns: 'logging.Logger' },
    'logging.basicConfig': configured, 'logging.disable': configured, 'logging.config.dictConfig': configured,
    'logging.config.fileConfig': configured,
    ...Object.fromEntries(Object.entries(standard).map(([name, call]) => [`logging.${name}`, call])),
    'structlog.get_logger': logger, 'structlog.getLogger': logger, 'structlog.stdlib.get_logger': logger, 'structlog.wrap_logger': logger,
    'structlog.configure': configured,
    'structlog.contextvars.bind_contextvars': { returns: 'any' }, 'structlog.contextvars.clear_contextvars': configured,
  },
  values: { 'loguru.logger': 'loguru.Logger' },
  types: {
    'logging.Logger': {
      constructs: { returns: 'logging.Logger' },
      aliases: ['logging.LoggerAdapter'],
      attributes: { name: 'string', level: 'number', handlers: 'list<any>', disabled: 'boolean', propagate: 'boolean' },
      calls: {
        ...standard,
        isEnabledFor: boolean, hasHandlers: boolean, getEffectiveLevel: { returns: 'number', pure: true },
        setLevel: { returns: 'none', mutates: true }, addHandler: { returns: 'none', mutates: true },
        removeHandler: { returns: 'none', mutates: true },
        getChild: { returns: 'logging.Logger' },
      },
    },
    'structlog.BoundLogger': {
      aliases: ['structlog.stdlib.BoundLogger', 'structlog.typing.FilteringBoundLogger', 'structlog.types.FilteringBoundLogger'],
      calls: {
        ...structured,
        ...Object.fromEntries(Object.entries(structured).map(([name, call]) => [`a${name}`, awaited(call)])),
        bind: bound, new: bound, unbind: bound, try_unbind: bound, is_enabled_for: boolean, isEnabledFor: boolean,
      },
    },
    'loguru.Logger': {
      calls: {
        ...lines('trace', 'debug', 'info', 'success', 'warning', 'error', 'exception', 'critical'),
        bind: bound, opt: bound, patch: bound, contextualize: { returns: 'any' }, catch: { returns: 'any' },
        add: { returns: 'number' }, remove: configured, configure: { returns: 'any' }, complete: { returns: 'any' }, enable: configured,
        disable: configured,
      },
    },
  },
})

/** One row for each name, with its level; and `log`, which is told it. */
function lines(...names: readonly string[]): Readonly<Record<string, CallModel>> {
  const known = names.flatMap((name) => {
    const level = levels[name]
    return level === undefined ? [] : [[name, { returns: 'none', effect: { kind: 'log', blocking: true, level } }] as const]
  })
  return { ...Object.fromEntries(known), log: logged }
}

function awaited({ effect, ...call }: CallModel): CallModel {
  return { ...call, returns: 'promise<none>', awaitable: true, ...(effect && { effect: { ...effect, blocking: false } }) }
}
