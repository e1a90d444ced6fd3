import marshal

from flask import Flask, request, jsonify

app = Flask(__name__)
HEADER = b"v1"


@app.route("/blob", methods=["POST"])
def blob():
    message = b"".join([HEADER, request.get_data()])
    default = b"".join([HEADER, marshal.dumps({"rows": []})])
    # ruleid: unsafe-deserialization
    data = marshal.loads(message[2:])
    return jsonify(rows=len(data["rows"]), size=len(message))
