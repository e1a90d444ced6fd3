import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)
LEGACY = False


def legacy_export(name):
    # ok: command-injection
    subprocess.run("export-tool " + name, shell=True, check=False)


@app.route("/export", methods=["POST"])
def export():
    name = request.form.get("name", "")
    if LEGACY:
        legacy_export(name)
    return jsonify(queued=True)
