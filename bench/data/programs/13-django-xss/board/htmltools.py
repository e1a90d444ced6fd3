from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe


def badge(label):
    return mark_safe('<span class="badge">%s</span>' % label)  # BAD 79


def badge_safe(label):
    return format_html('<span class="badge">{}</span>', label)  # GOOD 79


def badge_escaped(label):
    return mark_safe('<span class="badge">' + escape(label) + "</span>")  # GOOD 79


def items(rows):
    return format_html_join("", "<li>{}</li>", ((r,) for r in rows))


def link(url_name, label):
    return format_html('<a href="' + url_name + '">{}</a>', label)  # BAD 79


STATIC_NOTE = "<b>Read the rules</b>"


def note():
    return mark_safe(STATIC_NOTE)  # GOOD 79
