import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/who")
def who():
    names = ["root", request.args.get("user", "")]
    names.reverse()
    user = names[1]
    # ok: command-injection
    code = os.system("id " + user)
    return jsonify(code=code)
