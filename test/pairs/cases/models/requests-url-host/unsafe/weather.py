import requests
from flask import Flask, jsonify, request

app = Flask(__name__)
session = requests.Session()
session.headers["Accept"] = "application/json"


@app.get("/weather/status")
def weather_status():
    region = request.args.get("region", "eu")
    # ruleid: ssrf
    response = session.get(f"https://{region}.weather.example.com/v1/ping", timeout=4)
    return jsonify(status=response.status_code)
