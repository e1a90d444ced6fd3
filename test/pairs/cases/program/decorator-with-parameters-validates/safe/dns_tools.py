import subprocess

from flask import Flask, jsonify

from validation import matching

app = Flask(__name__)


@app.route("/dns/<domain>")
@matching("domain", r"[a-z0-9][a-z0-9.]{0,60}")
def lookup(domain):
    # ok: command-injection
    output = subprocess.check_output("dig +short " + domain, shell=True, text=True)
    return jsonify(addresses=output.split())
