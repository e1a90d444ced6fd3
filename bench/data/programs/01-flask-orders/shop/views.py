from flask import Blueprint, abort, current_app, jsonify, request

bp = Blueprint("orders", __name__)


@bp.get("/status")
def status():
    return jsonify(current_app.order_service.list_status(request.args.get("status", "open")))


@bp.get("/customer")
def customer():
    return jsonify(current_app.order_service.list_customer(request.args["customer"]))


@bp.get("/sorted")
def sorted_view():
    return jsonify(current_app.order_service.list_sorted(request.args.get("by", "created")))


@bp.get("/search")
def search():
    return jsonify(current_app.order_service.search(request.args))


@bp.get("/search2")
def search_bound():
    return jsonify(current_app.order_service.search_bound(request.args))


@bp.get("/<int:order_id>")
def detail(order_id):
    order = current_app.order_service.get(order_id)
    if order is None:
        abort(404)
    return jsonify(order)
