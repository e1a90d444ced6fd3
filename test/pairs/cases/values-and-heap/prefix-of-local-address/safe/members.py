"""After joining, members are sent to the page of their group."""
from flask import Flask, redirect, request

app = Flask(__name__)


@app.route("/join", methods=["POST"])
def join_group():
    group = request.form["group"]
    target = "/groups/%s" % group
    # ok: open-redirect
    return redirect(target)
