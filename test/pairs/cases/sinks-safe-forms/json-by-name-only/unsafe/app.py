import json

from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/padded")
def padded():
    # ruleid: xss
    return make_response(request.args["callback"] + "(" + json.dumps({"a": 1}) + ")")
