import ipaddress
import os

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/ping", methods=["POST"])
def ping():
    raw = request.form.get("ip", "")
    try:
        address = ipaddress.IPv4Address(raw)
    except ipaddress.AddressValueError:
        address = raw.strip()
    # ruleid: command-injection
    code = os.system(f"ping -c 1 {address}")
    return jsonify(code=code)
