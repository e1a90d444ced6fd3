from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/expressions")
def evaluate():
    from engine.evaluator import evaluate_formula

    formula = request.form.get("formula", "0")
    try:
        result = evaluate_formula(formula)
    except (SyntaxError, ValueError, TypeError):
        return jsonify(error="cannot evaluate"), 400
    return jsonify(result=str(result))
