from enum import Enum

from flask import Flask, request, jsonify, render_template_string

app = Flask(__name__)


class Mode(Enum):
    FIXED = 1
    CUSTOM = 2


CURRENT = Mode.FIXED


@app.route("/preview", methods=["POST"])
def preview():
    source = "Hello {{ name }}"
    if CURRENT == Mode.CUSTOM:
        source = request.form.get("source", source)
    # ok: template-injection
    text = render_template_string(source, name="you")
    return jsonify(text=text)
