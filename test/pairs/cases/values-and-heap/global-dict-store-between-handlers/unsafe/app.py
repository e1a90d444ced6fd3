import os

from flask import Flask, request, jsonify

app = Flask(__name__)
STORE = {"editor": "vi", "theme": "dark"}


@app.route("/prefs", methods=["POST"])
def prefs():
    STORE["editor"] = request.form.get("value", "")
    return jsonify(saved=True)


@app.route("/edit", methods=["POST"])
def edit():
    # ruleid: command-injection
    code = os.system(STORE["editor"] + " --batch /srv/doc.txt")
    return jsonify(code=code)
