import copy
import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/copy", methods=["POST"])
def copy_job():
    job = {"env": {"mode": "fast"}}
    draft = copy.deepcopy(job)
    draft["env"]["mode"] = request.form.get("mode", "")
    # ok: command-injection
    code = os.system("build --mode " + job["env"]["mode"])
    return jsonify(code=code, draft=draft)
