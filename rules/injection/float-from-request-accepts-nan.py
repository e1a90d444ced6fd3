import math
from decimal import Decimal

from flask import request


def pay(account):
    amount = request.form.get("amount")
    # ruleid: float-from-request-accepts-nan
    if float(amount) > account.balance:
        return "refused"
    # ruleid: float-from-request-accepts-nan
    rate = float(request.args["rate"])
    return rate


def safe(account):
    # ok: float-from-request-accepts-nan
    amount = float(request.form["amount"])
    if not math.isfinite(amount):
        return "refused"
    # ok: float-from-request-accepts-nan
    count = int(request.args["count"])
    # ok: float-from-request-accepts-nan
    return amount, count, float(account.balance)


@app.route("/transfer", methods=["POST"])
def transfer():
    data = request.get_json()
    # ruleid: float-from-request-accepts-nan
    amount = float(data.get("amount"))
    # ruleid: float-from-request-accepts-nan
    fee = Decimal(data["fee"])
    # ok: float-from-request-accepts-nan
    count = int(data["count"])
    return amount + count + fee


@app.route("/bid/<amount>")
def bid(amount):
    # ruleid: float-from-request-accepts-nan
    return str(float(amount))


@app.route("/offer/<float:amount>")
def offer(amount):
    # ok: float-from-request-accepts-nan
    return str(float(amount))


def rounded():
    # ok: float-from-request-accepts-nan
    return int(float(request.args["count"]))


def refused():
    text = request.args["count"]
    if text.lower() == "nan":
        return "refused"
    # ok: float-from-request-accepts-nan
    return float(text)
