import os

from flask import Flask, jsonify, request

from encoders import for_display, for_shell

app = Flask(__name__)


@app.post("/labels/print")
def print_label():
    text = request.form.get("text", "")
    argument = for_display(text)
    # ruleid: command-injection
    code = os.system("/opt/labels/print --text=" + argument)
    return jsonify(code=code, preview=for_display(text))
