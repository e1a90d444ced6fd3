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
        app.logger.info("not a literal")
    if value is None:
        # ruleid: code-injection
        value = eval(fallback)
    return jsonify(value=repr(value))
