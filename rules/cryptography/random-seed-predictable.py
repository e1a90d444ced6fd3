import random
import secrets
import time


def make_token():
    # ruleid: random-seed-predictable
    random.seed(time.time())
    return random.getrandbits(64)


def safe_token():
    # ok: random-seed-predictable
    return secrets.token_hex(16)


def simulate(seed):
    # ok: random-seed-predictable
    random.seed(seed)
    return random.random()
