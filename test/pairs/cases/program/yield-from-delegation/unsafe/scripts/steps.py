import shlex


def lint_steps(module):
    yield "ruff check " + module
    yield "mypy " + module


def all_steps(module):
    yield "date"
    yield from lint_steps(module)
