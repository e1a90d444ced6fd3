import sqlite3

from flask import Flask, current_app, jsonify, request
from flask.views import MethodView

app = Flask(__name__)
app.config["DATABASE"] = "/var/lib/shop/coupons.db"
app.config["CAMPAIGN"] = "spring"


class CouponAPI(MethodView):
    init_every_request = False

    def get(self):
        return jsonify(methods=["POST"])

    def post(self):
        campaign = current_app.config["CAMPAIGN"]
        conn = sqlite3.connect(current_app.config["DATABASE"])
        # ok: sql-injection
        cur = conn.execute(f"SELECT code FROM coupons WHERE campaign = '{campaign}'")
        return jsonify(codes=[row[0] for row in cur])


app.add_url_rule("/coupons", view_func=CouponAPI.as_view("coupons"))
