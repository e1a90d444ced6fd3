import html
import shlex


def for_display(value):
    return html.escape(value)


def for_shell(value):
    return shlex.quote(value)
