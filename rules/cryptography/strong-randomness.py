import os
import random
import secrets


def token():
    # ruleid: strong-randomness
    first = secrets.token_urlsafe(32)
    # ruleid: strong-randomness
    second = os.urandom(16)
    # ok: strong-randomness
    return first, second, random.random()
