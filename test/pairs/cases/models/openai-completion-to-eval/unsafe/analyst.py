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
    # ruleid: code-injection
    answer = eval(expression, {"sales": [3, 5, 8]})
    return jsonify(answer=str(answer))
