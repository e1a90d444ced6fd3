import subprocess
from functools import partial

from flask import Flask, jsonify, request

app = Flask(__name__)


def compress(level, name, timeout=60):
    command = "gzip -%s -- /srv/archive/%s" % (level, name)
    # ok: command-injection
    return subprocess.run(command, shell=True, timeout=timeout).returncode


@app.post("/archive/compress")
def compress_view():
    level = request.form.get("level", "6")
    task = partial(compress, int(level))
    code = task("latest.log", timeout=120)
    return jsonify(ok=code == 0)
