from flask import Flask, render_template, request

app = Flask(__name__)


@app.route("/profile")
def profile():
    bio = request.args.get("bio", "")
    # ruleid: xss
    return "<article>" + bio + "</article>"


@app.route("/ready")
def ready():
    return {"ready": True}
