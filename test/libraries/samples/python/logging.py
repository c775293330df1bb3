"""Lines of logs: logging, structlog, loguru."""

import logging
import logging.config
from logging import getLogger

import structlog
from loguru import logger as loud

logging.basicConfig(level=logging.INFO)
logging.disable(logging.DEBUG)
logging.config.dictConfig({})
logging.config.fileConfig("a.ini")
logger = logging.getLogger(__name__)
logger.debug("x")  #: log
logger.info("x %s", 1)  #: log
logger.warning("x")  #: log
logger.warn("x")  #: log
logger.error("x")  #: log
logger.exception("x")  #: log
logger.critical("x")  #: log
logger.fatal("x")  #: log
logger.log(logging.INFO, "x")  #: log
if logger.isEnabledFor(logging.DEBUG) and logger.hasHandlers() and logger.getEffectiveLevel() > 10:
    logger.setLevel(10)
    logger.addHandler(logging.StreamHandler())
    logger.removeHandler(None)
getLogger("a").getChild("b").info("x")  #: log
logging.LoggerAdapter(logger, {}).info("x")  #: log
logging.debug("x"), logging.info("x"), logging.warning("x"), logging.warn("x"), logging.error("x")  #: log
logging.exception("x"), logging.critical("x"), logging.fatal("x"), logging.log(10, "x")  #: log


class Job:
    log = logging.getLogger("job")

    def run(self):
        self.log.info("ran")  #: log


structlog.configure(processors=[])
structlog.contextvars.clear_contextvars()
structlog.contextvars.bind_contextvars(request=1)
log = structlog.get_logger()
log.info("x", user=1)  #: log
log.bind(user=1).new(a=1).unbind("a").try_unbind("b").warning("x")  #: log
log.debug("x"), log.warn("x"), log.error("x"), log.err("x"), log.msg("x"), log.exception("x"), log.critical("x"), log.fatal("x")  #: log
log.log(10, "x")  #: log
log.is_enabled_for(10), log.isEnabledFor(10)
structlog.getLogger().info("x"), structlog.stdlib.get_logger().info("x"), structlog.wrap_logger(None).info("x")  #: log


async def later(given: structlog.stdlib.BoundLogger):
    await given.ainfo("x")  #: log
    await given.adebug("x")  #: log
    await given.awarning("x")  #: log
    await given.aerror("x")  #: log
    await given.aexception("x")  #: log
    await given.acritical("x")  #: log
    await given.alog(10, "x")  #: log


loud.info("x {}", 1)  #: log
loud.trace("x"), loud.debug("x"), loud.success("x"), loud.warning("x"), loud.error("x"), loud.exception("x"), loud.critical("x")  #: log
loud.log("INFO", "x")  #: log
loud.bind(user=1).opt(lazy=True).patch(print).info("x")  #: log
loud.remove()
loud.add("a.log"), loud.configure(), loud.complete(), loud.enable("a"), loud.disable("a")
with loud.contextualize(user=1):
    loud.info("x")  #: log


@loud.catch
def job():
    loud.info("x")  #: log
