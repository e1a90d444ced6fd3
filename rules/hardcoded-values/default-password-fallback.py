import os

from decouple import config

DATABASE = {
    "NAME": os.getenv("DB_NAME", "shop"),
    "USER": os.getenv("DB_USER", "postgres"),
    # ruleid: default-password-fallback
    "PASSWORD": os.getenv("DB_PASSWORD", "postgres"),
}
# ruleid: default-password-fallback
BROKER_PASSWORD = os.environ.get("BROKER_PASSWORD", "guest")
# ruleid: default-password-fallback
MAIL_PASSWORD = config("MAIL_PASSWORD", default="changeme")
# ok: default-password-fallback
CACHE_PASSWORD = os.environ.get("CACHE_PASSWORD", "")
# ok: default-password-fallback
LDAP_PASSWORD = os.environ["LDAP_PASSWORD"]
# ok: default-password-fallback
PASSWORD_FIELD = os.environ.get("PASSWORD_FIELD", "password")


# ruleid: default-password-fallback
ROOT_PASSWORD = os.environ.get("ROOT_PASSWORD", "changeme1")
# ok: default-password-fallback
ROOM_PASSWORD = os.environ.get("ROOM_PASSWORD", "")
