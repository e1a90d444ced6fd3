import os

from flask import Flask, jsonify, request

app = Flask(__name__)


class Probe:
    def __init__(self, *, host, timeout=2):
        self.host = host
        self.timeout = timeout


class PortProbe(Probe):
    def __init__(self, port, **kwargs):
        super().__init__(**kwargs)
        self.port = port

    def run(self):
        # ok: command-injection
        return os.system(f"nc -z -w {self.timeout} {self.host} {self.port}")


@app.get("/probe")
def probe():
    host = request.args.get("host", "localhost")
    port = request.args.get("port", "80")
    check = PortProbe(int(port), host="db.internal")
    return jsonify(open=check.run() == 0, requested=host == "localhost")
