from flask import Flask, jsonify, redirect, request, url_for

app = Flask(__name__)


@app.get("/articles")
def articles():
    return jsonify(language=request.args.get("lang", "en"))


@app.post("/language")
def set_language():
    choice = request.form.get("choice", "en")
    # ok: open-redirect
    return redirect(url_for("articles", lang=choice))
