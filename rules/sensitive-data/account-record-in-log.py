import logging

logger = logging.getLogger(__name__)


def seed(user, settings):
    # ruleid: account-record-in-log
    logger.info("Created user: " + str(user.__dict__))
    # ruleid: account-record-in-log
    logger.debug("created %s", vars(user))
    # ruleid: account-record-in-log
    print(f"new account {user.__dict__}")
    # ok: account-record-in-log
    logger.info("created user %s", user.id)
    # ok: account-record-in-log
    logger.debug("options: %s", vars(settings))
    # ok: account-record-in-log
    render(vars(user))
