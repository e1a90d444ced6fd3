from flask import Flask, send_file, send_from_directory

app = Flask(__name__)
BASE = "/srv/public"


@app.route("/public/<path:name>")
def public(name):
    # ruleid: path-traversal
    return send_file(BASE + "/" + name)


@app.route("/ready")
def ready():
    return {"ready": True}
