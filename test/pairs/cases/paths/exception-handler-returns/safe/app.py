import ast

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/literal", methods=["POST"])
def literal():
    text = request.form.get("text", "")
    fallback = "0"
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        value = None
        fallback = text
        return jsonify(error="not a literal"), 400
    if value is None:
        # ok: code-injection
        value = eval(fallback)
    return jsonify(value=repr(value))
