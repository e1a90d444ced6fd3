import logging

log = logging.getLogger(__name__)


def send_code_to_phone_number(phone, code):
    # ruleid: one-time-code-in-log
    print(f"sending {code} to {phone}")
    # ok: one-time-code-in-log
    print(f"sending a code to {phone}")
    return True


def send_otp(user, otp):
    # ruleid: one-time-code-in-log
    log.info("code for %s: %s", user.id, otp)
    # ok: one-time-code-in-log
    log.info("code sent to %s", user.id)


def send_request(url, code):
    # ok: one-time-code-in-log
    log.info("answer of %s: %s", url, code)


def exit_code(code):
    # ok: one-time-code-in-log
    print(code)
