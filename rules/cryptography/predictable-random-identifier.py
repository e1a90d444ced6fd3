import random
import secrets


def start(request):
    # ruleid: predictable-random-identifier
    session_id = random.getrandbits(64)
    # ruleid: predictable-random-identifier
    request.nonce = "%x" % random.randrange(2**64)
    # ruleid: predictable-random-identifier
    card_number = "".join(random.choices("0123456789", k=16))
    # ok: predictable-random-identifier
    row_id = random.randint(1, 10)
    # ok: predictable-random-identifier
    return session_id, row_id, secrets.token_hex(16)


def generate_cvv():
    # ruleid: predictable-random-identifier
    return "".join(random.choices("0123456789", k=3))


def _generate_code():
    # ruleid: predictable-random-identifier
    return "".join(random.choice("ABCDEF123456") for _ in range(8))


def generate_account_number():
    # ok: predictable-random-identifier
    return "".join(secrets.choice("0123456789") for _ in range(10))


def generate_sample(rows):
    # ok: predictable-random-identifier
    return random.sample(rows, 3)


def generate_verification_code():
    # A secret, which is a rule of its own.
    # ok: predictable-random-identifier
    return random.randint(100000, 999999)


def generate_gift_code():
    # ruleid: predictable-random-identifier
    return random.randint(100000, 999999)
