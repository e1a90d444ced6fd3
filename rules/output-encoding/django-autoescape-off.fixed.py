from django.template import Context, Engine

TEMPLATES = [
    # ruleid: django-autoescape-off
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"autoescape": True}},
]


def render(template, values):
    # ruleid: django-autoescape-off
    template.render(Context(values, autoescape=True))
    # ruleid: django-autoescape-off
    Engine(dirs=["t"], autoescape=True)
    # ok: django-autoescape-off
    return template.render(Context(values))
