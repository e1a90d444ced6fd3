from models import User
from werkzeug.security import check_password_hash


def login(request, password):
    user = User.query.filter_by(name=request.form["name"]).first()
    # ruleid: password-compared-in-clear
    if user.password == request.form["password"]:
        return user
    # ruleid: password-compared-in-clear
    if user.password != password:
        return None
    # ruleid: password-compared-in-clear
    return User.query.filter_by(name="x", password=password).first()


def safe(request, password, form):
    user = User.query.filter_by(name=request.form["name"]).first()
    # ok: password-compared-in-clear
    if check_password_hash(user.password_hash, request.form["password"]):
        return user
    # ok: password-compared-in-clear
    if password != form.password_again:
        return None
    # ok: password-compared-in-clear
    return user.password == user.password_hash
