from flask import Flask, request
from jinja2 import Environment

app = Flask(__name__)

CARD = "<div class='card'><h2>{{ title }}</h2><p>{{ text }}</p></div>"
env = Environment(autoescape=False, trim_blocks=True)
template = env.from_string(CARD)


@app.get("/card")
def card():
    title = request.args.get("title", "Untitled")
    # ruleid: xss
    return template.render(title=title, text="Shared with you")
