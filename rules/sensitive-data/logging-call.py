import logging

LOG = logging.getLogger(__name__)


def start(name, port, password):
    # ruleid: logging-call
    LOG.info("started %s on %d", name, port)
    # ok: logging-call
    LOG.info("started")
    # ok: logging-call
    LOG.debug("login with %s", password)
