import shlex
import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)


def verbatim(text):
    return text.strip()


def quoted(text):
    return shlex.quote(text.strip())


STRICT = True
prepare = verbatim


@app.post("/search/logs")
def search_logs():
    needle = prepare(request.form.get("needle", "error"))
    command = "grep -c -e " + needle + " /var/log/app/app.log"
    # ruleid: command-injection
    result = subprocess.run(command, shell=True, capture_output=True, text=True)
    return jsonify(matches=result.stdout.strip())
