import random
import secrets


def start(request):
    # ruleid: predictable-random-identifier
    session_id = random.getrandbits(64)
    # ruleid: predictable-random-identifier
    request.nonce = "%x" % random.randrange(2**64)
    # ok: predictable-random-identifier
    row_id = random.randint(1, 10)
    # ok: predictable-random-identifier
    return session_id, row_id, secrets.token_hex(16)
