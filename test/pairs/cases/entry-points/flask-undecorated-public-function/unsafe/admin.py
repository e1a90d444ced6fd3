import subprocess

from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/status")
def status():
    return jsonify(status="running", workers=4)


@app.route("/admin/vacuum/<table>", methods=["POST"])
def vacuum(table):
    command = f"vacuumdb --table {table} production"
    # ruleid: command-injection
    finished = subprocess.run(command, shell=True, capture_output=True)
    return jsonify(code=finished.returncode)
