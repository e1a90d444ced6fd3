from flask import Flask, abort, request, jsonify

app = Flask(__name__)
NAMES = {"a.txt", "b.txt"}


@app.route("/logic")
def logic():
    name = request.args.get("name", "")
    verbose = request.args.get("verbose") == "1"
    if name not in NAMES or not verbose:
        abort(400)
    # ok: path-traversal
    with open("/srv/logic/" + name) as fh:
        text = fh.read()
    return jsonify(text=text)
