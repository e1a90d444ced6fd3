import math

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
