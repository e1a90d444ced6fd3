import requests
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/weather")
def weather():
    city = request.args.get("city", "")
    # ok: ssrf
    resp = requests.get("https://weather.example.com/now", params={"city": city}, timeout=5)
    return jsonify(status=resp.status_code)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
