import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)


def execute(argv, use_shell=False):
    options = {"capture_output": True, "text": True}
    # ok: command-injection
    result = subprocess.run(argv, shell=use_shell, **options)
    return result.stdout.strip()


@app.get("/whois")
def whois():
    domain = request.args.get("domain", "example.com")
    text = execute(["whois", "--", domain])
    return jsonify(length=len(text))
