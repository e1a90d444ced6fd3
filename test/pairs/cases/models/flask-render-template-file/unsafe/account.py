from flask import Flask, render_template, request
from markupsafe import Markup

app = Flask(__name__)


@app.get("/account")
def account():
    nickname = request.args.get("nickname", "guest")
    # ruleid: xss
    heading = Markup("<em>" + nickname + "</em>")
    return render_template("account.html", heading=heading, plan="basic")
