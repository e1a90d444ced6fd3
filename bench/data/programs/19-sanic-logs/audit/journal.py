import logging
import re

log = logging.getLogger("audit")


def clean(value):
    return value.replace("\r", "").replace("\n", "")


class Journal:
    def __init__(self, prefix):
        self.prefix = prefix

    def record(self, user):
        log.info("%s login by %s", self.prefix, user)  # BAD 117

    def record_clean(self, user):
        log.info("%s login by %s", self.prefix, clean(user))  # GOOD 117

    def record_repr(self, user):
        log.info("%s login by %r", self.prefix, user)  # GOOD 117

    def record_id(self, user_id):
        log.info("%s view of %d", self.prefix, user_id)  # GOOD 117


def matches(pattern, lines):
    rx = re.compile(pattern)  # BAD 1333
    return [line for line in lines if rx.search(line)]


def contains(word, lines):
    rx = re.compile(r"\b" + re.escape(word) + r"\b")  # GOOD 1333
    return [line for line in lines if rx.search(line)]


def is_company_mail(address):
    return re.match(r"^([a-zA-Z0-9]+)*@example\.com$", address) is not None  # BAD 1333


def is_partner_mail(address):
    return re.match(r"^[a-zA-Z0-9]+@partner\.example$", address) is not None  # GOOD 1333
