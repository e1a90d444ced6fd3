from flask import Flask, abort, redirect, request, session

from guards import is_safe

app = Flask(__name__)


@app.post("/login")
def login():
    session["user"] = len(request.form.get("username", ""))
    target = request.args.get("next", "https://www.example.com/account")
    if not is_safe(target):
        abort(400)
    # ruleid: open-redirect
    return redirect(target)
