from flask import Flask, jsonify, request
from mako.template import Template

app = Flask(__name__)
FOOTER = "\n-- the ${company} team"


@app.post("/mailing/preview")
def preview():
    text = request.get_json().get("text", "")
    # ok: template-injection
    template = Template("${text}" + FOOTER)
    rendered = template.render(text=text, company="Example")
    return jsonify(preview=rendered)
