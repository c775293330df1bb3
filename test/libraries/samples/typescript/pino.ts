// Every call of pino that its model speaks of.

import pino, { pino as named, type Logger } from 'pino'

const logger = pino({ level: 'info' }, pino.destination(1))

export function levels(text: string): void {
  logger.fatal(text) //: log
  logger.error({ text }, 'failed') //: log
  logger.warn(text) //: log
  logger.info(text) //: log
  logger.debug(text) //: log
  logger.trace(text) //: log
  logger.silent(text)
  logger.flush()
  child(logger.child({ module: 'a' }), text)
  named(pino.transport({ target: 'pino-pretty' })).info(text) //: log
  named(pino.multistream([])).info(text) //: log
}

function child(one: Logger, text: string): void {
  if (one.isLevelEnabled('debug')) one.debug(text) //: log
  one.setBindings({ id: 1 })
  use(one.bindings(), one.level, one.levelVal, one.version)
}

function use(...values: unknown[]): void {
  values.slice()
}
