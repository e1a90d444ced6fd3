from jinja2 import Environment, select_autoescape

ENV = Environment(autoescape=select_autoescape(default=True))


def render_message(template_text, recipient):
    # ok: template-injection
    template = ENV.from_string(template_text)
    return template.render(recipient=recipient)
