import html

import bleach
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
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


def texts(value, form, depth):
    # ok: markup-of-variable
    help_text = mark_safe(_("One a line. Example:") + " <code>a:b</code>")
    # ok: markup-of-variable
    indent = mark_safe("&nbsp;" * 4 * depth)
    # ok: markup-of-variable
    link = mark_safe('{} <a href="/zones">{}</a>'.format(_("Zone"), _("all")))
    # ruleid: markup-of-variable
    text = mark_safe(_("One a line. Example:") + value)
    # ruleid: markup-of-variable
    named = mark_safe('{} <a href="/zones">{}</a>'.format(_("Zone"), value))
    value = conditional_escape(value)
    # ok: markup-of-variable
    escaped = mark_safe(f"<pre>{value}</pre>")
    # ok: markup-of-variable
    panel = mark_safe(form.render_html() + help_text.__html__())
    return indent, link, text, named, escaped, panel


class Column:
    def render(self, value):
        # ok: markup-of-variable
        one = mark_safe(self.linked(value))
        # ok: markup-of-variable
        all_of_them = mark_safe(", ".join(self.linked(each) for each in value))
        # ruleid: markup-of-variable
        other = mark_safe(value.linked())
        return one, all_of_them, other

    def linked(self, value):
        return format_html("<a>{}</a>", value)
