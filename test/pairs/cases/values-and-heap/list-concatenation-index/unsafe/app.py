import os

from flask import Flask, request, jsonify

app = Flask(__name__)
BASE_ARGS = ["--quiet", "--color"]


@app.route("/lint")
def lint():
    extra = [request.args.get("flag", "")]
    flags = extra + BASE_ARGS
    # ruleid: command-injection
    code = os.system("lint " + flags[0] + " src/")
    return jsonify(code=code)
