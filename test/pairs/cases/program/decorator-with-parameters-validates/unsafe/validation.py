import functools
import re

from flask import abort


def matching(argument, pattern):
    compiled = re.compile(pattern)

    def decorate(func):
        @functools.wraps(func)
        def wrapper(**kwargs):
            value = kwargs.get(argument)
            if value is None:
                abort(400)
            return func(**kwargs)

        return wrapper

    return decorate
