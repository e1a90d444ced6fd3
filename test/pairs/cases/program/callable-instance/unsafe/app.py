from flask import Flask, jsonify, request

from hooks import Notifier

app = Flask(__name__)
notify = Notifier()


@app.post("/alerts")
def alert():
    subject = request.form.get("subject", "test alert")
    code = notify(subject)
    return jsonify(sent=code == 0)
