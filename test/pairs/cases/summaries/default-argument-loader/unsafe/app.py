from flask import Flask, jsonify, request

from loading import load_document

app = Flask(__name__)


@app.post("/workflows/validate")
def validate():
    try:
        document = load_document(request.get_data(as_text=True))
    except TypeError:
        return jsonify(valid=False), 400
    return jsonify(valid="steps" in document)
