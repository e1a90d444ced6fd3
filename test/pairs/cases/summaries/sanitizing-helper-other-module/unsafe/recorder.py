import subprocess

from flask import Flask, jsonify, request

from cleaning import clean_title

app = Flask(__name__)


@app.post("/recordings")
def start_recording():
    title = clean_title(request.form.get("title", ""))
    command = "/opt/rec/start --title=" + title
    # ruleid: command-injection
    process = subprocess.Popen(command, shell=True)
    return jsonify(pid=process.pid)
