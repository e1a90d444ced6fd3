import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


class Backup:
    target = "/var/backups"
    reason = "scheduled"


@app.route("/backup", methods=["POST"])
def backup():
    Backup.target = request.form.get("text", "")
    # ruleid: command-injection
    code = subprocess.call("tar czf /tmp/b.tgz " + Backup.target, shell=True)
    return jsonify(code=code, reason=Backup.reason)
