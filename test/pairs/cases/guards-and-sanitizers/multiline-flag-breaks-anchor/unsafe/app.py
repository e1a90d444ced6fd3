import os
import re

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
HOST = re.compile(r"^[a-z0-9.]+$", re.MULTILINE)


@app.route("/dig", methods=["POST"])
def dig():
    host = request.form.get("host", "")
    if not HOST.search(host):
        abort(400)
    # ruleid: command-injection
    code = os.system("dig +short " + host)
    return jsonify(code=code)
