from flask import Flask, send_file, send_from_directory

app = Flask(__name__)
BASE = "/srv/public"


@app.route("/public/<path:name>")
def public(name):
    # ok: path-traversal
    return send_from_directory(BASE, name)


@app.route("/ready")
def ready():
    return {"ready": True}
