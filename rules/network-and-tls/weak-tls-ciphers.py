import ssl


def context():
    result = ssl.create_default_context()
    # ruleid: weak-tls-ciphers
    result.set_ciphers("ALL")
    # ruleid: weak-tls-ciphers
    result.set_ciphers("DEFAULT@SECLEVEL=0")
    # ruleid: weak-tls-ciphers
    result.set_ciphers("HIGH:RC4")
    # ok: weak-tls-ciphers
    result.set_ciphers("ECDHE+AESGCM:!aNULL:!MD5")
    return result
