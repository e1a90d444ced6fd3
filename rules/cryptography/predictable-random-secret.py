import random
import secrets
import string
from random import choice, randint


def register(user, db):
    # ruleid: predictable-random-secret
    token = "".join(random.choice(string.ascii_letters) for _ in range(32))
    # ruleid: predictable-random-secret
    user.reset_code = str(randint(100000, 999999))
    # ruleid: predictable-random-secret
    otp = random.randrange(10**6)
    # ruleid: predictable-random-secret
    db.save(user, api_key=random.getrandbits(64))
    return token, otp


def generate_password(length):
    letters = []
    for _ in range(length):
        # ruleid: predictable-random-secret
        letters.append(choice(string.printable))
    return "".join(letters)


def safe(hosts):
    # ok: predictable-random-secret
    token = secrets.token_urlsafe(32)
    # ok: predictable-random-secret
    host = random.choice(hosts)
    # ok: predictable-random-secret
    delay = random.uniform(0, 1)
    # ok: predictable-random-secret
    pin = random.SystemRandom().randint(0, 9999)
    # ok: predictable-random-secret
    token_count = random.randint(1, 5)
    return token, host, delay, pin, token_count


import time


def make_password(length):
    generator = random.Random(time.time())
    # ruleid: predictable-random-secret
    return "".join(generator.choices("abcdef0123456789", k=length))


def make_secret(length):
    generator = random.SystemRandom()
    # ok: predictable-random-secret
    return "".join(generator.choices("abcdef0123456789", k=length))


def make_sample(rows):
    generator = random.Random(7)
    # ok: predictable-random-secret
    return generator.sample(rows, 3)
