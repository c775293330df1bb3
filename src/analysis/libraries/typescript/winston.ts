// winston: loggers that createLogger(), child() and containers make, and the default one behind the module.

import { library, type CallModel, type Effect } from '../schema.js'

type Level = NonNullable<Effect['level']>

const logger = 'winston.Logger'
const levels: Readonly<Record<string, Level>> = {
  emerg: 'error', alert: 'error', crit: 'error', error: 'error', warn: 'warning', warning: 'warning', notice: 'info', info: 'info', http: 'info',
  data: 'info', help: 'info', verbose: 'debug', debug: 'debug', silly: 'debug',
}
const made: CallModel = { returns: logger }
const same: CallModel = { returns: 'self', mutates: true }
const asked: CallModel = { returns: 'boolean' }

const logs: Readonly<Record<string, CallModel>> = {
  ...Object.fromEntries(Object.entries(levels).map(([name, level]) => [name, { returns: 'none', effect: { kind: 'log', level, blocking: true } } as const])),
  log: { returns: 'none', effect: { kind: 'log', blocking: true } },
  child: made,
}

export default library({
  id: 'winston',
  language: 'typescript',
  source: 'https://github.com/winstonjs/winston; index.d.ts of winston 3',
  modules: ['winston'],
  aliases: { 'winston.default': 'winston' },
  functions: {
    'winston.createLogger': made,
    'winston.addColors': { returns: 'none' },
    'winston.configure': { returns: 'none' },
    ...Object.fromEntries(Object.entries(logs).map(([name, call]) => [`winston.${name}`, call])),
  },
  values: { 'winston.loggers': 'winston.Container' },
  types: {
    [logger]: {
      sharing: 'shared',
      attributes: { level: 'string', silent: 'boolean', transports: 'list<any>' },
      calls: {
        ...logs,
        add: same,
        remove: same,
        clear: same,
        close: { returns: 'none' },
        configure: { returns: 'none', mutates: true },
        profile: { returns: 'self', effect: { kind: 'log', level: 'info', blocking: true } },
        isLevelEnabled: asked,
        isErrorEnabled: asked,
        isWarnEnabled: asked,
        isInfoEnabled: asked,
        isVerboseEnabled: asked,
        isDebugEnabled: asked,
        isSillyEnabled: asked,
      },
    },
    'winston.Container': {
      sharing: 'shared',
      calls: { add: made, get: made, has: asked, close: { returns: 'none' } },
    },
  },
})
