from flask import Flask, request, redirect

app = Flask(__name__)
DEFAULTS = {"next": "/home", "lang": "en"}


@app.route("/login", methods=["POST"])
def login():
    form = {"next": request.form.get("next", "/home")}
    target = {**DEFAULTS, **form}
    # ruleid: open-redirect
    return redirect(target["next"])
