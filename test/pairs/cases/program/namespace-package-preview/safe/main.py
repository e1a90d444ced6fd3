from flask import Flask, jsonify, request

from tools.render.preview import render_preview

app = Flask(__name__)


@app.post("/campaigns/preview")
def preview():
    payload = request.get_json(force=True)
    text = payload.get("body", "")
    rendered = render_preview(text, {"first_name": "Ada", "company": "Example Ltd"})
    return jsonify(preview=rendered)
