from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/cond")
def cond():
    path = "/srv/c/" + request.args.get("file", "")
    if len(path) > 100:
        path = "/srv/c/long.txt"
    else:
        path = "/srv/c/short.txt"
    # ok: path-traversal
    with open(path) as fh:
        text = fh.read()
    return jsonify(text=text)
