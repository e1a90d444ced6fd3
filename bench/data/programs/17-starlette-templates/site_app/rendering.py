from functools import partial

from jinja2 import Environment, FileSystemLoader, select_autoescape
from jinja2.sandbox import SandboxedEnvironment
from mako.template import Template as MakoTemplate

plain_env = Environment(autoescape=True)
file_env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())

GREETING = "Hello {{ name }}!"


def render_custom(source, **context):
    return plain_env.from_string(source).render(**context)  # BAD 1336


def render_greeting(name):
    return plain_env.from_string(GREETING).render(name=name)  # GOOD 1336


def render_sandboxed(source, **context):
    env = SandboxedEnvironment(autoescape=True)
    return env.from_string(source).render(**context)


def render_mako(header, rows):
    return MakoTemplate("<h1>" + header + "</h1> ${len(rows)}").render(rows=rows)  # BAD 1336


def render_mako_const(header):
    return MakoTemplate("<h1>${header | h}</h1>").render(header=header)  # GOOD 1336


render_mail = partial(render_custom, sender="noreply@example.com")
