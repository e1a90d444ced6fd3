import functools

from flask import request


def with_target(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        kwargs["target"] = request.args.get("target", "/")
        return func(*args, **kwargs)

    return wrapper
