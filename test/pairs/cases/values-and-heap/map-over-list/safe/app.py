import os

from flask import Flask, request, jsonify

app = Flask(__name__)


def quoted(word):
    return '"' + word + '"'


@app.route("/speak", methods=["POST"])
def speak():
    words = request.form.getlist("word")
    known = ["one", "two"]
    line = " ".join(map(quoted, known))
    # ok: command-injection
    code = os.system("espeak " + line)
    return jsonify(code=code, count=len(words))
