from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/expr", methods=["POST"])
def expr():
    combined = "10:" + request.form.get("suffix", "")
    head, _, tail = combined.partition(":")
    source = head
    # ok: code-injection
    value = eval(source)
    return jsonify(value=value)
