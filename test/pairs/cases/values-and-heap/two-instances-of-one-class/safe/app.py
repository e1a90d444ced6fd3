from flask import Flask, request, jsonify

app = Flask(__name__)


class Attachment:
    def __init__(self, path):
        self.path = path


@app.route("/attachment")
def attachment():
    given = Attachment("/srv/files/" + request.args["name"])
    fallback = Attachment("/srv/files/empty.txt")
    chosen = fallback
    # ok: path-traversal
    with open(chosen.path, "rb") as fh:
        size = len(fh.read())
    return jsonify(size=size)
