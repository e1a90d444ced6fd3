import jinja2
from jinja2 import Environment, FileSystemLoader, select_autoescape


def environment(app):
    # ruleid: jinja2-autoescape-off
    first = Environment(loader=FileSystemLoader("templates"))
    # ruleid: jinja2-autoescape-off
    second = jinja2.Environment(autoescape=True)
    # ruleid: jinja2-autoescape-off
    app.jinja_env.autoescape = True
    return first, second


def configuration(path):
    # ok: jinja2-autoescape-off
    env = Environment(loader=FileSystemLoader(path))
    template = env.get_template("interfaces.conf")
    return template.render(path=path)


def safe(options):
    # ok: jinja2-autoescape-off
    first = Environment(autoescape=True)
    # ok: jinja2-autoescape-off
    second = Environment(loader=FileSystemLoader("t"), autoescape=select_autoescape())
    # ok: jinja2-autoescape-off
    latex = Environment(loader=FileSystemLoader("tex"), block_start_string="((*")
    # ok: jinja2-autoescape-off
    return first, second, latex, Environment(**options)


def chosen(settings):
    # ruleid: jinja2-autoescape-off
    first = Environment(loader=FileSystemLoader("t"), autoescape=is_page())
    # ok: jinja2-autoescape-off
    second = Environment(loader=FileSystemLoader("t"), autoescape=settings.get_autoescape())
    return first, second
