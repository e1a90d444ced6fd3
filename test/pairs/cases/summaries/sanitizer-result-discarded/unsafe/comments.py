import html

from flask import Flask, request

app = Flask(__name__)
LIMIT = 400


def neutralise(text):
    shortened = text[:LIMIT]
    return html.escape(shortened)


@app.post("/comments/preview")
def preview():
    text = request.form.get("text", "")
    neutralise(text)
    body = "<blockquote>" + text + "</blockquote>"
    # ruleid: xss
    return body
