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
    # ruleid: default-credentials
    create_user_if_not_exists(db, username="jo", password="12345678")
    db.execute(
        "INSERT INTO users (username, password, is_admin) VALUES (%s, %s, %s)",
        # ruleid: default-credentials
        ("admin", "admin123", True),
    )
    # ruleid: default-credentials
    db.execute("INSERT INTO staff VALUES (?, ?)", ("jo", hash_pass("welcome1")))
    # ok: default-credentials
    create_user_if_not_exists(db, username="jo", password=form["password"])
    # ok: default-credentials
    db.execute("INSERT INTO users (username, password) VALUES (?, ?)", ("jo", password))
    # ok: default-credentials
    db.execute("INSERT INTO users (username, role) VALUES (?, ?)", ("jo", "editor"))
    # ok: default-credentials
    User.objects.create_superuser("admin", "admin@acme.org", password)
    # ok: default-credentials
    user.set_password(secrets.token_urlsafe())
    # ok: default-credentials
    return password == ""


def change_password(account, make_password):
    # ok: default-credentials
    make_password("waste-time")
    # ruleid: default-credentials
    account.password = make_password("waste-time")


def enter_by_form(request):
    # ruleid: default-credentials
    if request.form["password"] == "open sesame 7":
        return True
    # ruleid: default-credentials
    return request.json.get("password") == "open sesame 8"


def no_password_given(request):
    # ok: default-credentials
    return request.form["password"] == ""
