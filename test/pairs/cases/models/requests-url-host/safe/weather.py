import requests
from flask import Flask, jsonify, request

app = Flask(__name__)
session = requests.Session()
session.headers["Accept"] = "application/json"


@app.get("/weather/status")
def weather_status():
    region = request.args.get("region", "eu")
    # ok: ssrf
    response = session.get("https://eu.weather.example.com/v1/ping", params={"region": region}, timeout=4)
    return jsonify(status=response.status_code)
