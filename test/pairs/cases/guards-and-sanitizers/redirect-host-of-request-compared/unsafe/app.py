from urllib.parse import urljoin, urlparse

from flask import Flask, redirect, request

app = Flask(__name__)


def stays_here(target):
    here = urlparse(request.host_url)
    there = urlparse(urljoin(request.host_url, target))
    return there.scheme in ("http", "https") or here.netloc == there.netloc


@app.route("/enter")
def enter():
    wanted = request.args.get("back")
    if wanted and stays_here(wanted):
        # ruleid: open-redirect
        return redirect(wanted)
    return redirect("/")
