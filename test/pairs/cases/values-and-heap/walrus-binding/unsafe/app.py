from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/calc", methods=["POST"])
def calc():
    default = "1 + 2"
    if (text := request.form.get("text", "")) and len(text) < 40:
        source = text
    else:
        source = default
    # ruleid: code-injection
    value = eval(source)
    return jsonify(value=value, text=text)
