from flask import Flask, request, send_file

app = Flask(__name__)


@app.route("/download")
def download():
    items = ["/srv/pub/readme.txt", "/srv/pub/license.txt", "/srv/pub/" + request.args.get("f", "")]
    first, *middle, last = items
    chosen = last
    if len(middle) != 1:
        chosen = "/srv/pub/readme.txt"
    # ruleid: path-traversal
    return send_file(chosen)
