from flask import Flask, jsonify, request

from .schema import schema

app = Flask(__name__)


@app.post("/graphql")
def graphql():
    body = request.get_json()
    result = schema.execute(body["query"], variables=body.get("variables"))
    return jsonify(data=result.data)
