from flask import request

from models import Order, User

ALLOWED = {"name", "email"}


def create(db):
    # ruleid: mass-assignment
    user = User(**request.get_json())
    data = request.json
    # ruleid: mass-assignment
    order = Order(**data)
    for key, value in request.form.items():
        # ruleid: mass-assignment
        setattr(user, key, value)
    return user, order


def view(request):
    # ruleid: mass-assignment
    return User.objects.create(**request.POST)


def safe(schema):
    # ok: mass-assignment
    user = User(name=request.form["name"])
    # ok: mass-assignment
    other = User(**schema.load(request.json))
    for key, value in request.form.items():
        if key in ALLOWED:
            # ok: mass-assignment
            setattr(user, key, value)
    return user, other
