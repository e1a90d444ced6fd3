import ast

from flask import Flask, jsonify, request

app = Flask(__name__)

HISTORY_LIMIT = 50
history = []

# ruleid: code-injection
evaluate = lambda expression: eval(expression, {"__builtins__": {}})


def remember(value):
    history.append(value)
    del history[:-HISTORY_LIMIT]


@app.post("/calculator")
def calculate():
    expression = request.form.get("expression", "0")
    try:
        value = evaluate(expression)
    except (SyntaxError, ValueError):
        return jsonify(error="invalid expression"), 400
    remember(1)
    return jsonify(result=str(value))
