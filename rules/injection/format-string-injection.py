from string import Template

from flask import Flask, request

app = Flask(__name__)


class Guest:
    def __init__(self, name):
        self.name = name


@app.route("/greet")
def greet():
    wording = request.args.get("wording", "Hello {guest.name}")
    # ruleid: format-string-injection
    return {"text": wording.format(guest=Guest("Ada"))}


@app.route("/letter", methods=["POST"])
def letter():
    body = "Dear {guest.name}, " + request.form["body"]
    # ruleid: format-string-injection
    return {"text": body.format(guest=Guest("Ada"))}


@app.route("/card", methods=["POST"])
def card():
    # ruleid: format-string-injection
    return {"text": request.json["card"].format_map(vars(Guest("Ada")))}


@app.route("/greet-safely")
def greet_safely():
    wording = request.args.get("wording", "")
    # ok: format-string-injection
    first = "Hello {name}, {wording}".format(name="Ada", wording=wording)
    # ok: format-string-injection
    second = Template(wording).safe_substitute(name="Ada")
    # ok: format-string-injection
    third = "%s" % wording
    return {"texts": [first, second, third]}


@app.route("/greet-in")
def greet_in():
    wordings = {"en": "Hello {guest.name}", "de": "Hallo {guest.name}"}
    chosen = wordings.get(request.args.get("language"), "Hello")
    # ok: format-string-injection
    return {"text": chosen.format(guest=Guest("Ada"))}


@app.route("/day")
def day():
    import arrow

    # ok: format-string-injection
    return {"text": arrow.get(request.args["day"]).format("YYYY-MM-DD")}
