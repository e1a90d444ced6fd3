from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/badge")
def badge():
    label = request.args.get("label", "")
    # ok: xss
    return Markup("<span class='badge'>%s</span>") % label


@app.route("/ready")
def ready():
    return {"ready": True}
