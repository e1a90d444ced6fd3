from flask import Flask, jsonify, request

app = Flask(__name__)


def compute(evaluator: "FormulaEvaluator", formula: str, row: dict):
    return evaluator.run(formula, row)


class FormulaEvaluator:
    allowed = {"margin", "revenue", "cost"}

    def run(self, formula: str, row: dict):
        # ruleid: code-injection
        return eval(formula, {"__builtins__": {}}, row)


@app.post("/metrics/compute")
def compute_view():
    body = request.get_json()
    row = {"margin": 3, "revenue": 100, "cost": 97}
    value = compute(FormulaEvaluator(), body["formula"], row)
    return jsonify(value=float(value))
