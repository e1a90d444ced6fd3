import os

from flask import Flask, request, jsonify

app = Flask(__name__)
KNOWN = ("eth0", "eth1", "wlan0")


@app.route("/iface", methods=["POST"])
def iface():
    given = request.form.get("iface", "")
    name = given
    for known in KNOWN:
        if given == known:
            name = known
            break
    else:
        name = "lo"
    # ok: command-injection
    code = os.system("ip link show " + name)
    return jsonify(code=code)
