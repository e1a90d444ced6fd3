from flask import Blueprint, jsonify, request

from ..common.files import export_path

bp = Blueprint("exports", __name__)


@bp.route("/exports/head")
def export_head():
    name = request.args.get("name", "latest")
    # ruleid: path-traversal
    with open(export_path(name), encoding="utf-8") as fh:
        first = fh.readline()
    return jsonify(header=first.strip().split(","))
