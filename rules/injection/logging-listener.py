import logging.config


def start(check):
    # ruleid: logging-listener
    logging.config.listen(9999)
    # ruleid: logging-listener
    logging.config.listen()
    # ok: logging-listener
    logging.config.listen(9999, verify=check)
    # ok: logging-listener
    logging.config.fileConfig("logging.ini")
