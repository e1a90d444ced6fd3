import configparser

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/settings")
def settings():
    conf = configparser.RawConfigParser()
    conf["fixed"] = {"file": "/srv/conf/base.ini"}
    conf["given"] = {"file": "/srv/conf/" + request.args.get("file", "")}
    section = conf["fixed"]
    # ok: path-traversal
    with open(section["file"]) as fh:
        text = fh.read()
    return jsonify(text=text)
