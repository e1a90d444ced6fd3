import os

from flask import Blueprint, Flask, jsonify

bp = Blueprint("media", __name__, url_prefix="/media")
MEDIA_ROOT = "/srv/media"


@bp.route("/size/<int:asset>")
def asset_size(asset):
    location = f"{MEDIA_ROOT}/{asset}"
    try:
        # ok: path-traversal
        with open(location, "rb") as fh:
            size = len(fh.read())
    except FileNotFoundError:
        return jsonify(error="no such asset"), 404
    return jsonify(size=size)


def create_app():
    app = Flask(__name__)
    app.register_blueprint(bp)
    return app
