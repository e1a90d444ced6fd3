from typing import NoReturn

from flask import abort

COUNTS = {"rejected": 0}


def reject(reason: str) -> None:
    COUNTS["rejected"] += 1
    if len(reason) > 200:
        abort(500)
