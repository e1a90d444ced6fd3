import html

import bleach
from django.db import models
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


ROW = "<tr><td>{}</td></tr>"
ICONS = {"asc": "<i class=up></i>", "desc": "<i class=down></i>"}
STATES = {}


def rows(users, order, banner):
    cells = []
    for user in users:
        cells.append(ROW.format(escape(user.name)))
    cells += [f'<tr id="{user.pk}"><td>{len(user.groups)}</td></tr>' for user in users]
    # ok: markup-of-variable
    body = mark_safe("".join(cells) or "&mdash;")
    names = []
    for user in users:
        names.append(ROW.format(user.name))
    # ruleid: markup-of-variable
    raw = mark_safe("".join(names))
    # ok: markup-of-variable
    icon = mark_safe(ICONS[order])
    # ok: markup-of-variable
    word = mark_safe("<code>%s</code>" % {True: "true", False: "false"}[order])
    # ok: markup-of-variable
    twice = mark_safe(bold(order))
    # ruleid: markup-of-variable
    other = mark_safe(italic(order))
    # ruleid: markup-of-variable
    fields = mark_safe(f"<b>{order.title}</b>")
    # ruleid: markup-of-variable
    keyed = mark_safe(STATES[order] + banner[order])
    return body, raw, icon, word, twice, other, fields, keyed


def bold(text):
    return format_html("<b>{}</b>", text)


def italic(text):
    return "<i>%s</i>" % text


def link(job):
    # ok: markup-of-variable
    first = mark_safe(_('See <a href="{url}">{id}</a>').format(url=job.get_absolute_url(), id=job.pk))
    # ruleid: markup-of-variable
    second = mark_safe(_('See <a href="{url}">{name}</a>').format(url=job.get_absolute_url(), name=job.name))
    return first, second


class Badge:
    css = "badge"

    def __init__(self, colours, title):
        self.colours = colours
        self.title = title

    def render(self, value, size: int):
        colour = self.colours.get(value)
        # ok: markup-of-variable
        one = mark_safe(f'<span class="{self.css} {colour.name}" width="{size}"></span>')
        # ruleid: markup-of-variable
        two = mark_safe(f'<span class="{self.css}">{value}</span>')
        # ruleid: markup-of-variable
        three = mark_safe(f"<b>{self.title}</b>")
        return one, two, three


class Attribute(models.Model):
    text = models.TextField()

    def as_html(self):
        # ruleid: markup-of-variable
        return mark_safe(self.text)


class TagMarkup:
    def to_json(self, value):
        return str(value.__html__())

    def to_python(self, value):
        # ok: markup-of-variable
        return Markup(value)


class TagText:
    def to_json(self, value):
        return str(value)

    def to_python(self, value):
        # ruleid: markup-of-variable
        return Markup(value)
