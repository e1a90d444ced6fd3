from flask import Flask, jsonify, redirect, request, url_for

app = Flask(__name__)


@app.get("/articles")
def articles():
    return jsonify(language=request.args.get("lang", "en"))


@app.post("/language")
def set_language():
    choice = request.form.get("choice", "en")
    # ruleid: open-redirect
    return redirect(request.args.get("back") or url_for("articles", lang=choice))
