import requests
from flask import Flask, jsonify, request

app = Flask(__name__)

MIRRORS = (
    "https://mirror1.example.org/index",
    "https://mirror2.example.org/index",
)


class MirrorClient:
    def __init__(self):
        self._endpoint = MIRRORS[0]

    @property
    def endpoint(self):
        return self._endpoint

    @endpoint.setter
    def endpoint(self, value):
        if value not in MIRRORS:
            raise ValueError("unknown mirror")
        self._endpoint = value

    def probe(self):
        # ok: ssrf
        return requests.head(self.endpoint, timeout=4).ok


@app.get("/mirrors/probe")
def probe():
    client = MirrorClient()
    client.endpoint = request.args.get("mirror", MIRRORS[1])
    return jsonify(alive=client.probe())
