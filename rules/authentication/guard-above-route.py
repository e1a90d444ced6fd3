from flask import Flask
from flask_login import login_required

app = Flask(__name__)


# ruleid: guard-above-route
@login_required
@app.route("/orders")
def orders():
    return "[]"


# ruleid: guard-above-route
@roles_required("admin")
@app.route("/orders/all", methods=["GET"])
def all_orders():
    return "[]"


# ok: guard-above-route
@app.route("/invoices")
@login_required
def invoices():
    return "[]"


# ok: guard-above-route
@login_required
def helper():
    return "[]"


# ok: guard-above-route
@app.route("/bills")
def bills():
    return helper()
