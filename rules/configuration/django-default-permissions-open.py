# ruleid: django-default-permissions-open
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"]}
# ok: django-default-permissions-open
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}


def of_a_deployment(base, classes):
    # ok: django-default-permissions-open
    REST_FRAMEWORK = {"PAGE_SIZE": 50, **base}
    return REST_FRAMEWORK


def completed(classes):
    # ok: django-default-permissions-open
    REST_FRAMEWORK = {"PAGE_SIZE": 50}
    REST_FRAMEWORK["DEFAULT_PERMISSION_CLASSES"] = classes
    return REST_FRAMEWORK


# ruleid: django-default-permissions-open
REST_FRAMEWORK = {"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]}
