from flask import Flask, abort, request, jsonify, render_template_string

app = Flask(__name__)
TEMPLATES = {"short": "Hi {{ name }}", "long": "Good evening, {{ name }}"}


@app.route("/render", methods=["POST"])
def render():
    key = request.form.get("template", "")
    source = TEMPLATES.get(key)
    if source is None:
        source = key
    # ruleid: template-injection
    text = render_template_string(source, name="guest")
    return jsonify(text=text)
