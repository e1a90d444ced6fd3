from typing import NoReturn

from flask import abort

COUNTS = {"rejected": 0}


def reject(reason: str) -> NoReturn:
    COUNTS["rejected"] += 1
    abort(400, description=reason)
