# ruleid: django-csrf-middleware-missing
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

# ok: django-csrf-middleware-missing
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
# ok: django-csrf-middleware-missing
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
