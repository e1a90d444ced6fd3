import json
import pickle
from base64 import b64encode

from flask import Flask, make_response

app = Flask(__name__)


@app.route("/cart")
def cart():
    response = make_response("welcome")
    # ruleid: pickle-sent-to-client
    response.set_cookie("cart", b64encode(pickle.dumps(items())), secure=True, httponly=True)
    text = b64encode(pickle.dumps(items())).decode()
    # ruleid: pickle-sent-to-client
    response.headers["X-Cart"] = text
    # ok: pickle-sent-to-client
    response.set_cookie("cart2", json.dumps(items()), secure=True, httponly=True)
    return response


def cache(store):
    # ok: pickle-sent-to-client
    store.set("cart", pickle.dumps(items()))
