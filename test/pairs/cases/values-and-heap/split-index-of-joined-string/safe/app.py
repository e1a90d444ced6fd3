from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/asset")
def asset():
    record = "css|" + request.args.get("file", "")
    fields = record.split("|")
    kind = fields[0]
    # ok: path-traversal
    with open("/srv/assets/" + kind) as fh:
        content = fh.read()
    return jsonify(content=content)
