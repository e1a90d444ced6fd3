import os
import re

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
HOST = re.compile(r"\A[a-z0-9.]+\Z", re.MULTILINE)


@app.route("/dig", methods=["POST"])
def dig():
    host = request.form.get("host", "")
    if not HOST.search(host):
        abort(400)
    # ok: command-injection
    code = os.system("dig +short " + host)
    return jsonify(code=code)
