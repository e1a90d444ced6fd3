import json

from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/plain")
def plain():
    # ok: xss
    return make_response(json.dumps({"name": request.args["name"]}))
