import ast

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/matrix", methods=["POST"])
def matrix():
    text = request.form.get("matrix", "[]")
    # ok: code-injection
    rows = ast.literal_eval(text)
    return jsonify(rows=len(rows))


@app.route("/ready")
def ready():
    return jsonify(ready=True)
