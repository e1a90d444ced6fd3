from flask import Flask, redirect, request, session

from params import with_target

app = Flask(__name__)
app.config["SESSION_COOKIE_HTTPONLY"] = True


@app.route("/login", methods=["POST"])
@with_target
def login(target):
    session["logged_in"] = bool(request.form.get("password"))
    # ruleid: open-redirect
    return redirect(target)
