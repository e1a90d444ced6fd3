import base64
import codecs
import zlib
from base64 import b64decode


def start():
    # ruleid: obfuscated-code-execution
    exec(base64.b64decode("cHJpbnQoJ2hlbGxvJyk="))
    # ruleid: obfuscated-code-execution
    exec(zlib.decompress(b64decode("eJwrKMrMK9FQykjNyclX0gQAJRQEpQ==")))
    # ruleid: obfuscated-code-execution
    eval(codecs.decode("cevag(1)", "rot13"))


def safe(text):
    # ok: obfuscated-code-execution
    value = base64.b64decode(text)
    # ok: obfuscated-code-execution
    exec("print(1)")
    return value
