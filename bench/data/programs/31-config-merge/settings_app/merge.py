from collections import ChainMap
from copy import deepcopy

DEFAULTS = {
    "engine": "dot",
    "format": "svg",
    "template": "<b>{title}</b>",
    "endpoint": "https://render.example.com",
}


def merged(user):
    return {**DEFAULTS, **user}


def locked(user):
    return {**user, **DEFAULTS}


def chained(user):
    return ChainMap(user, DEFAULTS)


def only_known(user):
    config = deepcopy(DEFAULTS)
    if user.get("format") in ("svg", "png"):
        config["format"] = user["format"]
    return config
