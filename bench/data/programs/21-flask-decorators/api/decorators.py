import re
from functools import wraps

from flask import abort, g, request

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


def with_param(name):
    def outer(fn):
        @wraps(fn)
        def inner(*args, **kwargs):
            kwargs[name] = request.args.get(name, "")
            return fn(*args, **kwargs)
        return inner
    return outer


def with_slug(name):
    def outer(fn):
        @wraps(fn)
        def inner(*args, **kwargs):
            value = request.args.get(name, "")
            if SLUG.fullmatch(value) is None:
                abort(400)
            kwargs[name] = value
            return fn(*args, **kwargs)
        return inner
    return outer


def load_tenant(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        g.tenant = request.headers.get("X-Tenant", "default")
        g.region = "eu"
        return fn(*args, **kwargs)
    return inner
