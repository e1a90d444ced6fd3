from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/score", methods=["POST"])
def score():
    given = request.get_json()["formula"]
    formulas = {"basic": "2 * 21", "double": "4 * 21"}
    chosen = formulas.get("custom", given)
    # ruleid: code-injection
    result = eval(chosen)
    return jsonify(result=result)
