import os
import time

from flask import Flask, make_response, request

from . import crypto
from .config import LegacyConfig, ProdConfig

app = Flask(__name__)
app.config.from_object(LegacyConfig if os.environ.get("LEGACY") else ProdConfig)
ACCOUNTS = {}


@app.post("/register")
def register():
    password = request.form["password"]
    ACCOUNTS[request.form["user"]] = (crypto.store(password), crypto.store_argon(password))
    return {"otp": crypto.otp(int(time.time())), "otp2": crypto.otp_secure()}


@app.post("/login")
def login():
    response = make_response("ok")
    response.set_cookie("auth_token", crypto.otp_secure(), secure=True)  # BAD 1004
    return response


@app.post("/login2")
def login_strict():
    response = make_response("ok")
    options = dict(secure=True, httponly=True, samesite="Strict")
    response.set_cookie("auth_token", crypto.otp_secure(), **options)  # GOOD 1004
    return response


@app.get("/keys")
def keys():
    return {"a": len(crypto.fetch()), "b": len(crypto.fetch_verified())}


def main():
    if os.environ.get("MODE") == "container":
        app.run(host="0.0.0.0", debug=True)  # BAD 489
    else:
        app.run(host="127.0.0.1", debug=False)  # GOOD 489


if __name__ == "__main__":
    main()
