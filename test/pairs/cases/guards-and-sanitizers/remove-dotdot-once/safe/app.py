from flask import Flask, request, jsonify

app = Flask(__name__)
BASE = "/srv/themes/"


@app.route("/theme")
def theme():
    name = request.args.get("name", "")
    cleaned = name.replace("/", "_").replace("\\", "_")
    # ok: path-traversal
    with open(BASE + cleaned) as fh:
        css = fh.read()
    return jsonify(css=css)
