from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/snippet")
def snippet():
    name = request.args.get("name", "")
    if " " in name or ";" in name or "'" in name:
        abort(400)
    # ruleid: path-traversal
    with open("/srv/snippets/" + name) as fh:
        text = fh.read()
    return jsonify(text=text)
