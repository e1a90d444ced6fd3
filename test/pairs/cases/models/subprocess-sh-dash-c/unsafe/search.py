import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)
CORPUS = "/srv/corpus/all.txt"


@app.get("/corpus/count")
def count():
    needle = request.args.get("needle", "the")
    argv = ["/bin/sh", "-c", f"grep -c -e {needle} {CORPUS}"]
    # ruleid: command-injection
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)
    output, _ = process.communicate(timeout=10)
    return jsonify(count=output.strip())
