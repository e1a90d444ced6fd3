import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/mount", methods=["POST"])
def mount():
    share = request.form.get("share", "")
    size = 512
    line = "mount-share --size %d --name %s" % (size, "public")
    # ok: command-injection
    code = os.system(line)
    return jsonify(code=code, share=share)
