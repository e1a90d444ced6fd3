# ruleid: private-key-in-source
KEY = """-----BEGIN RSA PRIVATE KEY-----
MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu
-----END RSA PRIVATE KEY-----"""


def is_key(text):
    # ok: private-key-in-source
    return text.startswith("-----BEGIN RSA PRIVATE KEY-----")
