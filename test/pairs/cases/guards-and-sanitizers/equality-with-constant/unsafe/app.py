from flask import Flask, abort, request, jsonify

app = Flask(__name__)
RULE = "max(3, 4)"


@app.route("/rule", methods=["POST"])
def rule():
    text = request.form.get("rule", "")
    if text == "":
        abort(400)
    # ruleid: code-injection
    value = eval(text)
    return jsonify(value=value)
