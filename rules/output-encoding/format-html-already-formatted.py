from django.utils.html import format_html


def show(name):
    # ruleid: format-html-already-formatted
    first = format_html(f"<b>{name}</b>")
    # ruleid: format-html-already-formatted
    second = format_html("<b>{}</b>".format(name))
    # ruleid: format-html-already-formatted
    third = format_html("<b>%s</b>" % name)
    # ok: format-html-already-formatted
    return format_html("<b>{}</b>", name), first, second, third
