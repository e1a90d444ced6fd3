import requests
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/weather")
def weather():
    city = request.args.get("city", "")
    # ruleid: ssrf
    resp = requests.get("https://" + city + ".weather.example.com/now", timeout=5)
    return jsonify(status=resp.status_code)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
