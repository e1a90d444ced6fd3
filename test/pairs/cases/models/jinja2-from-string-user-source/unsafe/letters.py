from flask import Flask, jsonify, request
from jinja2 import Environment, select_autoescape

app = Flask(__name__)
env = Environment(autoescape=select_autoescape(default_for_string=True))
STANDARD = "Dear {{ name }}, {{ body }}"


@app.post("/letters/preview")
def preview():
    body = request.form.get("body", "")
    # ruleid: template-injection
    letter = env.from_string("Dear {{ name }}, " + body)
    return jsonify(letter=letter.render(name="Customer", body=body))
