import html
import os
import shlex

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/say", methods=["POST"])
def say():
    text = request.form.get("text", "")
    shown = html.escape(text)
    spoken = shlex.quote(text)
    # ok: command-injection
    code = os.system("say " + spoken)
    return jsonify(code=code, shown=len(shown), spoken=len(spoken))
