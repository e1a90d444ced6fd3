import yaml
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/config", methods=["POST"])
def config():
    text = request.get_data(as_text=True)
    # ok: unsafe-deserialization
    data = yaml.load(text, Loader=yaml.SafeLoader)
    count = len(data) if isinstance(data, dict) else 0
    return jsonify(count=count)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
