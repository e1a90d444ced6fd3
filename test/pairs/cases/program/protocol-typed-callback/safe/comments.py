import html

from flask import Flask, request

from pipeline import apply_steps

app = Flask(__name__)


def trim(text: str) -> str:
    return text.strip()[:500]


def paragraphs(text: str) -> str:
    return "<p>" + text.replace("\n\n", "</p><p>") + "</p>"


@app.post("/comments/preview")
def preview():
    raw = request.form.get("comment", "")
    rendered = apply_steps(raw, [trim, html.escape, paragraphs])
    # todook: xss
    return rendered
