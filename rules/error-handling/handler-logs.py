import logging

LOG = logging.getLogger(__name__)


def load(path):
    try:
        return open(path).read()
    except FileNotFoundError:
        # ruleid: handler-logs
        LOG.warning("no %s", path)
    except OSError as error:
        # ruleid: handler-logs
        LOG.exception(error)
        raise
    except ValueError:
        # ok: handler-logs
        return None
