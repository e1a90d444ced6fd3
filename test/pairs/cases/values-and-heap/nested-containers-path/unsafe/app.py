import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/cluster", methods=["POST"])
def cluster():
    tree = {"nodes": [{"name": "n1", "tags": ["a"]}, {"name": "n2", "tags": ["b"]}]}
    tree["nodes"][1]["tags"].append(request.form.get("tag", ""))
    value = tree["nodes"][1]["tags"][1]
    # ruleid: command-injection
    code = os.system("tagctl set " + value)
    return jsonify(code=code, nodes=len(tree["nodes"]))
