import os

from flask import Flask, jsonify, request

from parsing import split_reference

app = Flask(__name__)


@app.post("/packages/build")
def build():
    name, revision = split_reference(request.form.get("reference", "core@1"))
    command = f"/opt/pkg/build --package {name}"
    # ruleid: command-injection
    code = os.system(command)
    return jsonify(code=code, named=bool(name), revision=revision)
