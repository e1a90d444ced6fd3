from flask import Flask, request
from flask_limiter import Limiter
from werkzeug.security import check_password_hash

app = Flask(__name__)
limiter = Limiter(app)


# ruleid: login-without-rate-limit
@app.route("/login", methods=["GET", "POST"])
def login():
    if check_password_hash("stored", request.form["password"]):
        return "welcome"
    return "wrong"


# ok: login-without-rate-limit
@app.route("/signin", methods=["POST"])
@limiter.limit("5 per minute")
def signin():
    if check_password_hash("stored", request.form["password"]):
        return "welcome"
    return "wrong"


# ok: login-without-rate-limit
@app.route("/orders", methods=["POST"])
def orders():
    return request.form["name"]
