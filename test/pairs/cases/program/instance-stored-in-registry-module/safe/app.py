from flask import Flask, jsonify, request

import handlers
import registry

app = Flask(__name__)
LOADED = handlers.__name__


@app.post("/handlers/literal")
def literal():
    try:
        value = registry.call("literal", request.get_data(as_text=True))
    except (SyntaxError, ValueError):
        return jsonify(error="not a literal"), 400
    return jsonify(value=str(value))
