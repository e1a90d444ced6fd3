import hashlib
import hmac
import secrets
import ssl
import urllib.request
from random import Random

from argon2 import PasswordHasher

hasher = PasswordHasher()


def store(password):
    return hashlib.sha1(("salt" + password).encode()).hexdigest()  # BAD 916


def store_argon(password):
    return hasher.hash(password)  # GOOD 916


def cache_key(url):
    return hashlib.sha256(url.encode()).hexdigest()  # GOOD 916


def otp(seed):
    return "%06d" % Random(seed).randint(0, 999999)  # BAD 330


def otp_secure():
    return "%06d" % secrets.randbelow(1000000)  # GOOD 330


def fetch(url="https://keys.example.com/current"):
    context = ssl._create_unverified_context()
    return urllib.request.urlopen(url, context=context).read()  # BAD 295


def fetch_verified(url="https://keys.example.com/current"):
    context = ssl.create_default_context()
    return urllib.request.urlopen(url, context=context).read()  # GOOD 295


def check(mac, body, key):
    return hmac.compare_digest(mac, hmac.new(key, body, hashlib.sha256).hexdigest())
