from flask import Flask, jsonify, render_template_string, request

app = Flask(__name__)

MESSAGE = "Nothing matched {{ term }} in {{ scope }}."


@app.get("/lookup/message")
def lookup_message():
    term = request.args.get("term", "")
    scope = "archive"
    # ruleid: template-injection
    message = render_template_string(f"Nothing matched {term} in {{{{ scope }}}}.", scope=scope)
    return jsonify(message=message)
