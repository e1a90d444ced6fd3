from flask import Flask, redirect, request

from ctx import build_context

app = Flask(__name__)


@app.route("/leave")
def leave():
    ctx = build_context(request.args)
    # ruleid: open-redirect
    return redirect(ctx.target, code=ctx.status)
