from flask import Flask, request, jsonify

from store import Repo, Service

app = Flask(__name__)


@app.route("/repo")
def repo():
    given = request.args.get("given", "")
    service = Service(Repo(given, "Things"))
    label, rows = service.names()
    return jsonify(label=label, rows=rows)
