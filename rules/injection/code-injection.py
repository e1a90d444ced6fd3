import ast
import importlib
import json

import openai
from flask import Flask, request

app = Flask(__name__)

OPERATIONS = {"add": lambda a, b: a + b}


@app.route("/calculate")
def calculate():
    expression = request.args["e"]
    # ruleid: code-injection
    result = eval(expression)
    # ok: code-injection
    value = ast.literal_eval(expression)
    # ok: code-injection
    data = json.loads(expression)
    # ok: code-injection
    total = eval("1 + 1")
    # ruleid: code-injection
    exec("x = " + expression)
    return {"result": str(result), "value": str(value), "data": data, "total": total}


@app.route("/number")
def number():
    size = int(request.args["n"])
    # ok: code-injection
    return str(eval(f"{size} * 2"))


@app.route("/plugin/<name>")
def plugin(name):
    # Importing is a rule of its own.
    # ok: code-injection
    module = importlib.import_module("plugins." + name)
    operation = OPERATIONS[name]
    # ok: code-injection
    operation(1, 2)
    return str(module.VERSION)


def compute(client, question):
    answer = openai.ChatCompletion.create(model="m", messages=[{"role": "user", "content": question}])
    code = answer.choices[0].message.content
    # ruleid: code-injection
    exec(code)


def compute_with_client(question):
    client = openai.OpenAI()
    answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": question}])
    # ruleid: code-injection
    exec(answer.choices[0].message.content)
    # ok: code-injection
    print(answer.choices[0].message.content)


def helper(text):
    # ok: code-injection
    return eval(text)
