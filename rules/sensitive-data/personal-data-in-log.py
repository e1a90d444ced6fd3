import logging

logger = logging.getLogger(__name__)


def pay(user, card):
    # ruleid: personal-data-in-log
    logger.info("paid with %s", card.card_number)
    # ruleid: personal-data-in-log
    logger.debug(f"born {user.date_of_birth}")
    # ok: personal-data-in-log
    logger.info("paid by %s", user.id)
