// Every call of winston that its model speaks of.

import * as winston from 'winston'
import { createLogger, format, transports, type Logger } from 'winston'

const logger = createLogger({ level: 'info', format: format.json(), transports: [new transports.Console()] })

export function levels(text: string): void {
  logger.error(text) //: log
  logger.warn(text) //: log
  logger.info(text, { id: 1 }) //: log
  logger.http(text) //: log
  logger.verbose(text) //: log
  logger.debug(text) //: log
  logger.silly(text) //: log
  logger.data(text) //: log
  logger.help(text) //: log
  logger.log('info', text) //: log
  syslog(logger.child({ module: 'a' }), text)
}

function syslog(child: Logger, text: string): void {
  child.emerg(text) //: log
  child.alert(text) //: log
  child.crit(text) //: log
  child.warning(text) //: log
  child.notice(text) //: log
  child.add(new transports.Console()).remove(new transports.Console()).clear()
  child.configure({ level: 'warn' })
  child.profile(text) //: log
  if (child.isLevelEnabled('debug') || child.isErrorEnabled() || child.isWarnEnabled() || child.isInfoEnabled()) use(child.level)
  if (child.isVerboseEnabled() || child.isDebugEnabled() || child.isSillyEnabled()) use(child.silent, child.transports)
  child.close()
}

export function byDefault(text: string): void {
  winston.addColors({ info: 'blue' })
  winston.configure({ level: 'info' })
  winston.error(text) //: log
  winston.warn(text) //: log
  winston.info(text) //: log
  winston.http(text) //: log
  winston.verbose(text) //: log
  winston.debug(text) //: log
  winston.silly(text) //: log
  winston.log('info', text) //: log
  winston.child({ module: 'a' }).info(text) //: log
  winston.loggers.add('a').info(text) //: log
  if (winston.loggers.has('a')) winston.loggers.get('a').info(text) //: log
  winston.loggers.close('a')
}

function use(...values: unknown[]): void {
  values.slice()
}
