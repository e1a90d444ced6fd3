import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/tail")
def tail():
    name = request.args.get("name", "")
    default = "app"
    build = lambda count: "tail -n %d /var/log/%s.log" % (count, default)
    # ok: command-injection
    out = subprocess.getoutput(build(20))
    return jsonify(name=name, lines=out.splitlines())
