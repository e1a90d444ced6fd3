import os
from functools import reduce

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/reduce", methods=["POST"])
def reduced():
    words = request.form.getlist("w")
    line = reduce(lambda acc, word: acc + " " + word, words, "notify")
    # ruleid: command-injection
    code = os.system(line)
    return jsonify(code=code)
