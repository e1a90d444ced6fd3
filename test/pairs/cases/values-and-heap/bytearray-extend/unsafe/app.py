import pickle

from flask import Flask, request, jsonify

app = Flask(__name__)
EMPTY = pickle.dumps([])


@app.route("/state", methods=["POST"])
def state():
    body = request.get_data()
    buf = bytearray()
    size = bytearray()
    buf.extend(body)
    size.extend(str(len(body)).encode())
    # ruleid: unsafe-deserialization
    items = pickle.loads(bytes(buf))
    return jsonify(count=len(items), size=size.decode())
