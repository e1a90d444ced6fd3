from django import template
from django.utils.html import escape, format_html, html_safe
from django.utils.safestring import SafeString

register = template.Library()


# ruleid: safe-string-class
class Bold(SafeString):
    pass


# ruleid: safe-string-class
@html_safe
class Badge:
    def __str__(self):
        return "<b>" + self.text + "</b>"


class Link:
    # ruleid: safe-string-class
    def __html__(self):
        return "<a href='" + self.url + "'>"


# ruleid: safe-string-class
@register.filter(is_safe=True)
def shout(value):
    return value + "!"


class Safe:
    # ok: safe-string-class
    def __html__(self):
        return escape(self.text)


# ok: safe-string-class
@register.filter
def quiet(value):
    return format_html("<i>{}</i>", value)


class Panel:
    # ok: safe-string-class
    def __html__(self):
        return self.render()


class Badge:
    # ruleid: safe-string-class
    def __html__(self):
        return "<b>" + self.name + "</b>"


class Loose(str):
    # ruleid: safe-string-class
    def __html__(self):
        return self.replace("<", "<<")


class Picture:
    # ok: safe-string-class
    def __html__(self):
        attributes = self.attributes or {}
        return self.source.img_tag(attributes)


class Caption:
    # ruleid: safe-string-class
    def __html__(self):
        text = self.text or ""
        return text.strip()


# ok: safe-string-class
@register.filter(is_safe=True)
@stringfilter
def short_name(value):
    return careful_slugify(value)


# ruleid: safe-string-class
@register.filter(is_safe=True)
@stringfilter
def long_name(value):
    return carefully(value)
