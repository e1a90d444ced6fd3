from flask import Blueprint, Flask, abort, request

from .plan import PLANS, execute

hooks = Blueprint("hooks", __name__)


@hooks.post("/hook/<kind>")
def hook(kind):
    if kind not in PLANS:
        abort(404)
    event = request.get_json()
    execute(kind, event)
    return "", 204


def create_app():
    app = Flask(__name__)
    app.register_blueprint(hooks)
    return app
