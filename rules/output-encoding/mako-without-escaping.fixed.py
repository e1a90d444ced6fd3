from mako.lookup import TemplateLookup
from mako.template import Template


def page(text):
    # ruleid: mako-without-escaping
    first = Template(text, default_filters=["h"])
    # ruleid: mako-without-escaping
    lookup = TemplateLookup(directories=["templates"], default_filters=["h"])
    # ok: mako-without-escaping
    second = Template(text, default_filters=["h"])
    # ok: mako-without-escaping
    return first, lookup, second, TemplateLookup(directories=["t"], default_filters=["h"])
