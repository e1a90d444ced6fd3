from flask import Flask, request, jsonify

app = Flask(__name__)


class Entry:
    def __init__(self, path, title):
        self.path = path
        self.title = title


@app.route("/entries")
def entries():
    given = request.args.get("given", "")
    items = [Entry("/srv/e/about.txt", given), Entry("/srv/e/intro.txt", "Intro")]
    out = {}
    for item in items:
        # ok: path-traversal
        with open(item.path) as fh:
            out[item.title] = fh.read()
    return jsonify(out)
