// pino: a logger and the children that it makes.

import { library, type CallModel, type Effect } from '../schema.js'

type Level = NonNullable<Effect['level']>

const levels: Readonly<Record<string, Level>> = { fatal: 'error', error: 'error', warn: 'warning', info: 'info', debug: 'debug', trace: 'debug' }
const made: CallModel = { returns: 'pino.Logger' }
const plain: CallModel = { returns: 'any' }

export default library({
  id: 'pino',
  language: 'typescript',
  source: 'https://github.com/pinojs/pino/blob/main/docs/api.md; pino.d.ts of pino 10',
  modules: ['pino'],
  aliases: { 'pino.default': 'pino', 'pino.pino': 'pino', 'pino.P': 'pino' },
  functions: {
    pino: made,
    'pino.destination': plain,
    'pino.transport': plain,
    'pino.multistream': plain,
  },
  types: {
    'pino.Logger': {
      aliases: ['pino.BaseLogger'],
      sharing: 'shared',
      attributes: { level: 'string', levelVal: 'number', version: 'string' },
      calls: {
        ...Object.fromEntries(Object.entries(levels).map(([name, level]) => [name, { returns: 'none', effect: { kind: 'log', level, blocking: true } } as const])),
        silent: { returns: 'none' },
        child: made,
        bindings: { returns: 'Row', pure: true },
        setBindings: { returns: 'none', mutates: true },
        flush: { returns: 'none' },
        isLevelEnabled: { returns: 'boolean' },
      },
    },
  },
})
