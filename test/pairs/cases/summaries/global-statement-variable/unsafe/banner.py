import html

from flask import Flask, jsonify, request

app = Flask(__name__)
banner_text = "Welcome"


def update_banner(text):
    global banner_text
    banner_text = text.strip()


@app.post("/banner")
def post_banner():
    update_banner(request.form.get("text", ""))
    return jsonify(saved=True)


@app.get("/")
def index():
    # ruleid: xss
    return "<div class='banner'>" + banner_text + "</div>"
