import os
import shlex

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/unused", methods=["POST"])
def unused():
    name = request.form.get("name", "")
    quoted = shlex.quote(name)
    app.config["LAST_LENGTH"] = len(quoted)
    # ok: command-injection
    code = os.system("remove-item " + quoted)
    return jsonify(code=code)
