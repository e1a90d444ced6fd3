import subprocess

from flask import Flask
from webargs import fields
from webargs.flaskparser import use_kwargs

app = Flask(__name__)
PING = {"host": fields.Str(required=True), "count": fields.Int(load_default=1)}


@app.get("/ping/<label>")
@use_kwargs(PING, location="query")
def ping(label, host, count):
    # ok: command-injection
    code = subprocess.call(f"ping -c {count} localhost", shell=True)
    return {"code": code}
