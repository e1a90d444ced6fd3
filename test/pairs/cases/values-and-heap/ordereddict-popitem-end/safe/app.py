from collections import OrderedDict

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/template")
def template():
    files = OrderedDict()
    files["default"] = "/srv/tpl/default.html"
    files["given"] = "/srv/tpl/" + request.args.get("tpl", "")
    key, path = files.popitem(last=False)
    # ok: path-traversal
    with open(path) as fh:
        text = fh.read()
    return jsonify(key=key, text=text)
