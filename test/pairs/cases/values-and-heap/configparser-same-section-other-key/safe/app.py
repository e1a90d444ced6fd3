import configparser
import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/profile", methods=["POST"])
def profile():
    conf = configparser.ConfigParser(interpolation=None)
    conf.add_section("printer")
    conf.set("printer", "device", "lp0")
    conf.set("printer", "owner", request.form.get("owner", ""))
    value = conf.get("printer", "device")
    # ok: command-injection
    code = os.system("lpstat -p " + value)
    return jsonify(code=code)
