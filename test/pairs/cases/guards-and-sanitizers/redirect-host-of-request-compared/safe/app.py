from urllib.parse import urljoin, urlparse

from flask import Flask, redirect, request

app = Flask(__name__)


def stays_here(target):
    here = urlparse(request.host_url)
    there = urlparse(urljoin(request.host_url, target))
    return there.scheme in ("http", "https") and here.netloc == there.netloc


@app.route("/enter")
def enter():
    wanted = request.args.get("back")
    if wanted and stays_here(wanted):
        # ok: open-redirect
        return redirect(wanted)
    return redirect("/")


@app.route("/leave")
def leave():
    wanted = request.args.get("back", "")
    if urlparse(wanted).netloc != request.host:
        return redirect("/")
    # ok: open-redirect
    return redirect(wanted)
