import re

from flask import Flask, request

app = Flask(__name__)


@app.route("/search")
def search():
    pattern = request.args["q"]
    text = "some text"
    # ruleid: regex-injection
    found = re.search(pattern, text)
    # ruleid: regex-injection
    found = re.compile("^" + pattern)
    # Compiled to see whether it can be.
    # ok: regex-injection
    re.compile(pattern)
    # ok: regex-injection
    found = re.search(re.escape(pattern), text)
    # ok: regex-injection
    found = re.search(r"\w+", pattern)
    return {"found": found is not None}
