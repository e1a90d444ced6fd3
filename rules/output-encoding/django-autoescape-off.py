from django.template import Context, Engine

TEMPLATES = [
    # ruleid: django-autoescape-off
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"autoescape": False}},
]


def render(template, values):
    # ruleid: django-autoescape-off
    template.render(Context(values, autoescape=False))
    # ruleid: django-autoescape-off
    Engine(dirs=["t"], autoescape=False)
    # ok: django-autoescape-off
    return template.render(Context(values))
