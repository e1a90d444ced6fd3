from django.conf import settings
from flask import current_app
from hashids import Hashids


def encoder():
    # ruleid: secret-key-as-hashids-salt
    first = Hashids(salt=settings.SECRET_KEY, min_length=8)
    # ruleid: secret-key-as-hashids-salt
    second = Hashids(salt=current_app.config["SECRET_KEY"])
    # ok: secret-key-as-hashids-salt
    return first, second, Hashids(salt=settings.HASHIDS_SALT)
