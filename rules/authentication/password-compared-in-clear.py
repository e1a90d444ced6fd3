from flask import request
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


def login_with_sql(cursor):
    password = request.form["password"]
    # ruleid: password-compared-in-clear
    cursor.execute("SELECT id FROM users WHERE name = ? AND password = ?", (request.form["name"], password))
    # ok: password-compared-in-clear
    cursor.execute("SELECT id, password FROM users WHERE name = ?", (request.form["name"],))
    return cursor.fetchone()


def login_with_documents(users):
    # ruleid: password-compared-in-clear
    return users.find_one({"name": request.json["name"], "password": request.json["password"]})


def login_with_hash(cursor):
    hashed = slow_hash(request.form["password"])
    # ok: password-compared-in-clear
    cursor.execute("SELECT id FROM users WHERE name = ? AND password = ?", (request.form["name"], hashed))
    return cursor.fetchone()
