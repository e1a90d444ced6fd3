from flask import Flask, jsonify, request

from proc import run

app = Flask(__name__)


@app.post("/thumbnail")
def thumbnail():
    name = request.form["name"]
    code = run(["/opt/bin/thumb", "--name=" + name], shell=False)
    return jsonify(code=code)


@app.post("/thumbnail/all")
def thumbnail_all():
    return jsonify(code=run("/opt/bin/thumb --all", shell=True))
