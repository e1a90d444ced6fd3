from flask import Flask, request
from flask_login import login_required, login_user

app = Flask(__name__)


@app.route("/orders", methods=["POST"])
@login_required
def create_order():
    return request.form["name"]


# ruleid: route-without-login-among-guarded
@app.route("/orders/<int:order>", methods=["DELETE"])
def delete_order(order):
    return str(order)


# ok: route-without-login-among-guarded
@app.route("/login", methods=["POST"])
def login():
    login_user(request.form["name"])
    return "welcome"


# ok: route-without-login-among-guarded
@app.route("/orders")
def list_orders():
    return "[]"
