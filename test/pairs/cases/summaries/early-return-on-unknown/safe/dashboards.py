from flask import Flask, jsonify, request

app = Flask(__name__)

FORMULAS = {"sum": "a + b", "difference": "a - b"}


def pick(formula):
    if formula in FORMULAS:
        return FORMULAS[formula]
    return None


@app.post("/dashboards/cell")
def cell():
    body = request.get_json()
    expression = pick(body.get("formula", "sum"))
    if expression is None:
        return jsonify(error="unknown formula"), 400
    # ok: code-injection
    value = eval(expression, {"a": 3, "b": 4})
    return jsonify(value=float(value))
