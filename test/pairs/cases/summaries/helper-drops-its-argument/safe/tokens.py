import secrets


def temp_name(original):
    return str(len(original)) + "." + secrets.token_hex(8)
