import html

from markupsafe import Markup, escape


def show(name):
    # ruleid: output-escaped
    first = html.escape(name)
    # ruleid: output-escaped
    second = escape(name)
    # ok: output-escaped
    return first, second, Markup("<b>")
