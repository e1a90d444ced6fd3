import os
from collections import defaultdict

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/batch", methods=["POST"])
def batch():
    groups = defaultdict(list)
    groups["fixed"].append("cache")
    groups["given"].append(request.form.get("name", ""))
    names = groups["given"]
    for name in names:
        # ruleid: command-injection
        os.system("rm -rf /var/tmp/app/" + name)
    return jsonify(count=len(names))
