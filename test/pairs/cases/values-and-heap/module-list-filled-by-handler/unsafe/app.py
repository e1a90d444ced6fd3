import os

from flask import Flask, request

app = Flask(__name__)
obsolete = []


@app.post("/attachments/obsolete")
def mark():
    obsolete.append(request.get_json()["name"])
    return "", 204


def sweep():
    for name in obsolete:
        # ruleid: path-traversal
        os.unlink("/srv/attachments/" + name)
    obsolete.clear()
