from flask import Flask, jsonify, request

from tasks import make_waveform

app = Flask(__name__)


@app.route("/waveforms", methods=["POST"])
def waveforms():
    body = request.get_json()
    width = int(body.get("width", 800))
    job = make_waveform.delay(body["track"], width)
    return jsonify(task=job.id), 202
