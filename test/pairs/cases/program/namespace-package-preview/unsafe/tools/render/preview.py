from jinja2 import Environment

LAYOUT = "Dear {{ first_name }},\n\n{{ body }}\n\n-- {{ company }}"

env = Environment(autoescape=True)


def render_preview(body, context):
    values = dict(context)
    # ruleid: template-injection
    template = env.from_string(LAYOUT.replace("{{ body }}", body))
    return template.render(**values)
