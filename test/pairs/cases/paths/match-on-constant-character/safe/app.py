from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/pick", methods=["POST"])
def pick():
    param = request.form.get("param", "")
    possible = "ABC"
    letter = possible[1]
    match letter:
        case "A":
            text = param
        case "B":
            text = "40 + 2"
        case "C" | "D":
            text = param
        case _:
            text = "0"
    # ok: code-injection
    value = eval(text)
    return jsonify(value=value)
