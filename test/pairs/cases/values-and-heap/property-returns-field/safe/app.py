import requests
from flask import Flask, request, jsonify

app = Flask(__name__)


class Upstream:
    def __init__(self, base, user_agent):
        self._base = base
        self._agent = user_agent

    @property
    def url(self):
        return self._base + "/status"

    @property
    def agent(self):
        return self._agent


@app.route("/upstream")
def upstream():
    given = request.args.get("given", "")
    up = Upstream("https://status.example.com", given)
    # ok: ssrf
    resp = requests.get(up.url, timeout=5)
    return jsonify(status=resp.status_code, agent=up.agent)
