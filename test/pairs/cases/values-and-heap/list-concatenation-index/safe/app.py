import os

from flask import Flask, request, jsonify

app = Flask(__name__)
BASE_ARGS = ["--quiet", "--color"]


@app.route("/lint")
def lint():
    extra = [request.args.get("flag", "")]
    flags = BASE_ARGS + extra
    # ok: command-injection
    code = os.system("lint " + flags[0] + " src/")
    return jsonify(code=code)
