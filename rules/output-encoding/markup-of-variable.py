import html

import bleach
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from markupsafe import Markup

HEADING = "<h1>Orders</h1>"


def show(name, comment):
    # ruleid: markup-of-variable
    first = mark_safe("<b>" + name + "</b>")
    # ruleid: markup-of-variable
    second = Markup(f"<b>{name}</b>")
    body = "<p>%s</p>" % comment
    # ruleid: markup-of-variable
    third = mark_safe(body)
    # ruleid: markup-of-variable
    return first, second, third, SafeString(comment)


def safe(name, comment):
    # ok: markup-of-variable
    first = format_html("<b>{}</b>", name)
    # ok: markup-of-variable
    second = Markup("<b>%s</b>") % name
    # ok: markup-of-variable
    third = mark_safe(HEADING)
    # ok: markup-of-variable
    fourth = mark_safe("<b>" + escape(name) + "</b>")
    # ok: markup-of-variable
    fifth = Markup(bleach.clean(comment))
    clean = html.escape(comment)
    # ok: markup-of-variable
    return first, second, third, fourth, fifth, mark_safe(clean)
