import httpx
from flask import Flask, jsonify, request

app = Flask(__name__)

DEFAULTS = {"endpoint": "https://sync.example.com/v1", "mode": "full"}


def fill_options(options):
    options.update(DEFAULTS)
    options["mode"] = request.form.get("mode", "full")
    options["label"] = request.form.get("endpoint", DEFAULTS["endpoint"])


@app.post("/sync")
def sync():
    options = {}
    fill_options(options)
    # ok: ssrf
    response = httpx.post(options["endpoint"], json={"full": options["mode"] == "full"})
    return jsonify(status=response.status_code)
