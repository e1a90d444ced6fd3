import os

from flask import Flask, request

app = Flask(__name__)
obsolete = []


@app.post("/attachments/obsolete")
def mark():
    obsolete.append("a%d" % int(request.get_json()["number"]))
    return "", 204


def sweep():
    for name in obsolete:
        # ok: path-traversal
        os.unlink("/srv/attachments/" + name)
    obsolete.clear()
