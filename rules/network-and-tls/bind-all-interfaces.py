import socket
from http.server import HTTPServer

import uvicorn
from flask import Flask

app = Flask(__name__)
ANY = "0.0.0.0"


def serve(handler, settings):
    listener = socket.socket()
    # ruleid: bind-all-interfaces
    listener.bind(("0.0.0.0", 8000))
    # ruleid: bind-all-interfaces
    listener.bind(("", 8000))
    # ruleid: bind-all-interfaces
    app.run(host=ANY)
    # ruleid: bind-all-interfaces
    uvicorn.run(app, host="0.0.0.0", port=8000)
    # ruleid: bind-all-interfaces
    HTTPServer(("", 8000), handler)
    # ok: bind-all-interfaces
    listener.bind(("", 0))
    # ok: bind-all-interfaces
    listener.bind(("127.0.0.1", 8000))
    # ok: bind-all-interfaces
    app.run(host=settings.HOST)
    # ok: bind-all-interfaces
    return "0.0.0.0" in settings.NETWORKS
