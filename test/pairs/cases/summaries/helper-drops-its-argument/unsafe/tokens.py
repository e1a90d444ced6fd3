import secrets


def temp_name(original):
    return original + "." + secrets.token_hex(8)
