from flask import Flask, request, render_template_string

app = Flask(__name__)


@app.route("/quote")
def quote():
    text = request.args.get("text", "")
    # ruleid: xss
    return render_template_string("<blockquote>{{ text|safe }}</blockquote>", text=text)


@app.route("/ready")
def ready():
    return {"ready": True}
