import httpx
from flask import Flask, jsonify, request

app = Flask(__name__)


class Callback:
    def __init__(self, url, retries):
        self.url = url
        self.retries = retries

    @classmethod
    def from_payload(cls, payload):
        return cls(payload["url"], int(payload.get("retries", 1)))

    @classmethod
    def default_url(cls):
        return "https://callbacks.example.net/notify"

    def fire(self):
        for _ in range(self.retries):
            # ruleid: ssrf
            response = httpx.post(self.url, json={"event": "done"})
            if response.status_code == 200:
                return True
        return False


@app.post("/callbacks/test")
def test_callback():
    callback = Callback.from_payload(request.get_json())
    return jsonify(delivered=callback.fire())
