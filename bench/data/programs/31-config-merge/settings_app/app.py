from flask import Flask, request

from . import merge, render

app = Flask(__name__)


@app.post("/graph")
def graph():
    user = request.get_json()
    render.graph(merge.merged(user))
    render.graph_locked(merge.locked(user))
    render.graph_known(merge.only_known(user))
    return "", 204


@app.post("/push")
def push():
    user = request.get_json()
    render.push(merge.chained(user))
    render.push_locked(merge.locked(user))
    return "", 204


@app.post("/title")
def title():
    return render.title(merge.merged(request.get_json()))


@app.get("/heading")
def heading():
    text = request.args.get("t", "")
    return render.heading(text) + render.heading_raw(text) + render.heading_escape(text)
