import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/grep")
def grep():
    words = request.args.getlist("word")
    known = ["error", "warning"]
    pattern = "|".join(w.strip() for w in known)
    # ok: command-injection
    code = os.system('grep -E "' + pattern + '" /var/log/app.log')
    return jsonify(code=code, words=words)
