import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/restart", methods=["POST"])
def restart():
    given = request.form.get("unit", "")
    job = {"action": "restart", "unit": "nginx"}
    job.setdefault("unit", given)
    # ok: command-injection
    code = os.system("systemctl restart " + job["unit"])
    return jsonify(code=code, action=job["action"])
