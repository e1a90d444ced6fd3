import shlex


def lint_steps(module):
    yield "ruff check -- " + shlex.quote(module)
    yield "mypy -- " + shlex.quote(module)


def all_steps(module):
    yield "date"
    yield from lint_steps(module)
