import os


class LegacyConfig:
    SECRET_KEY = "k3J9x8fjs0Qw71mZpL2v"  # BAD 798
    SESSION_COOKIE_NAME = "legacy"


class ProdConfig:
    SECRET_KEY = os.environ.get("SECRET_KEY")  # GOOD 798
    SESSION_COOKIE_SECURE = True
