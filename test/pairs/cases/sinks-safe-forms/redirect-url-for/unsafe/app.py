from flask import Flask, redirect, request, url_for

app = Flask(__name__)


@app.route("/profile")
def profile():
    return {"tab": request.args.get("tab", "")}


@app.route("/done", methods=["POST"])
def done():
    tab = request.form.get("back", "")
    # ruleid: open-redirect
    return redirect(tab)
