import logging

logger = logging.getLogger(__name__)
LOG = logging.getLogger("app")


def login(name, password, token, request):
    # ruleid: secret-in-log
    logger.info("login of %s with %s", name, password)
    # ruleid: secret-in-log
    LOG.debug(f"token {request.access_token}")
    # ruleid: secret-in-log
    logging.warning("api key: {}".format(request.api_key))
    # ruleid: secret-in-log
    LOG.error("secret=%s" % request.client_secret)
    # ruleid: secret-in-log
    LOG.info("sent %s", request.verification_code)
    # ok: secret-in-log
    logger.info("login of %s", name)
    # ok: secret-in-log
    logger.info("password changed for %s", name)
    # ok: secret-in-log
    LOG.debug("token given: %s", bool(token))
    # ok: secret-in-log
    LOG.info("%d tokens", request.token_count)


def pay(order, user):
    # The token names the order.
    # ok: secret-in-log
    logger.info("releasing funds of %s", order.token)
    # ruleid: secret-in-log
    logger.info("token %s of the order", order.token)
    # ruleid: secret-in-log
    logger.info("mail to %s", user.token)
    # ruleid: secret-in-log
    logger.info("releasing funds with %s", order.access_token)


def charge(card_number):
    # ruleid: secret-in-log
    logger.info("charging %s", card_number)
    # ok: secret-in-log
    logger.info("charging the card that ends with %s", card_number[-4:])
