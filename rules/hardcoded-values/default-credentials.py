import secrets

from django.contrib.auth.models import User
from werkzeug.security import generate_password_hash


def install(user, password, form):
    # ruleid: default-credentials
    User.objects.create_superuser("admin", "admin@acme.org", "admin123")
    # ruleid: default-credentials
    User.objects.create_superuser(username="root", password="toor")
    # ruleid: default-credentials
    user.password = generate_password_hash("welcome")
    # ruleid: default-credentials
    if password == "letmein":
        return user
    # ok: default-credentials
    User.objects.create_superuser("admin", "admin@acme.org", password)
    # ok: default-credentials
    user.set_password(secrets.token_urlsafe())
    # ok: default-credentials
    return password == ""
