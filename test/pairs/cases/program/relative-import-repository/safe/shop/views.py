from flask import Blueprint, jsonify, request

from .repo import find_orders

bp = Blueprint("orders", __name__, url_prefix="/orders")


@bp.route("/search")
def search_orders():
    customer = request.args.get("customer", "")
    limit = request.args.get("limit", default=20, type=int)
    orders = find_orders(customer, limit)
    return jsonify(orders=orders, count=len(orders))
