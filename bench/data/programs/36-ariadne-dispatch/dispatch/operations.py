import os


class Operations:
    def cmd_status(self, arg):
        return "ok"

    def cmd_echo(self, arg):
        return arg


def call(name, arg):
    return getattr(os, name)(arg)  # BAD 470


def call_prefixed(name, arg):
    if name not in ("status", "echo"):
        raise ValueError(name)
    return getattr(Operations(), "cmd_" + name)(arg)  # GOOD 470


def run_source(source):
    scope = {}
    exec(compile(source, "<snippet>", "exec"), scope)  # BAD 94
    return scope.get("result")


SNIPPETS = {"one": "result = 1", "two": "result = 1 + 1"}


def run_snippet(key):
    scope = {}
    exec(SNIPPETS[key], scope)  # GOOD 94
    return scope["result"]
