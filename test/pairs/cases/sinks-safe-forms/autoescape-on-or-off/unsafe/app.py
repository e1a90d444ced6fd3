from flask import Flask, request
from jinja2 import Environment

app = Flask(__name__)
ENV = Environment(autoescape=False)
PAGE = "<h1>Hello {{ name }}</h1>"


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # ruleid: xss
    return ENV.from_string(PAGE).render(name=name)


@app.route("/ready")
def ready():
    return {"ready": True}
