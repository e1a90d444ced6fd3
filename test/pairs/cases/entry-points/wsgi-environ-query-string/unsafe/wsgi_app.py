import os
from urllib.parse import parse_qs

TEMPLATES = {"welcome": "welcome.txt", "goodbye": "goodbye.txt"}
BASE = "/srv/messages"


def application(environ, start_response):
    query = parse_qs(environ.get("QUERY_STRING", ""))
    name = query.get("message", ["welcome"])[0]
    filename = TEMPLATES.get(name, name)
    # ruleid: path-traversal
    with open(os.path.join(BASE, filename), "rb") as fh:
        body = fh.read()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
