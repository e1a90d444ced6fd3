import ast

from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()

SYSTEM = "Translate the question into one Python expression over the list `sales`."


@app.post("/ask")
def ask():
    question = request.get_json()["question"]
    completion = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": question}],
    )
    expression = completion.choices[0].message.content
    # ok: code-injection
    answer = ast.literal_eval(expression)
    return jsonify(answer=str(answer))
