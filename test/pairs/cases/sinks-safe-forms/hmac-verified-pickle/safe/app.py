import hashlib
import hmac
import pickle

from flask import Flask, abort, current_app, request, jsonify

app = Flask(__name__)


@app.route("/resume", methods=["POST"])
def resume():
    body = request.get_data()
    given = request.headers.get("X-Signature", "")
    key = current_app.secret_key.encode()
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(given, expected):
        abort(403)
    # ok: unsafe-deserialization
    state = pickle.loads(body)
    return jsonify(size=len(state), signed=given == expected)
