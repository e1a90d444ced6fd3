import os

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
KNOWN = ("a", "b", "c")


@app.route("/other", methods=["POST"])
def other():
    group = request.form.get("group", "")
    member = request.form.get("member", "")
    if member not in KNOWN:
        abort(400)
    # ok: command-injection
    code = os.system("usermod-tool " + member)
    return jsonify(code=code, group=group)
