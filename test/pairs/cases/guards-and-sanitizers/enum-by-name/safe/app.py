import os
from enum import Enum

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


class Level(Enum):
    LOW = "1"
    HIGH = "9"


@app.route("/compress", methods=["POST"])
def compress():
    key = request.form.get("level", "LOW").upper()
    if key not in Level.__members__:
        abort(400)
    level = Level[key].value
    # ok: command-injection
    code = os.system("gzip -" + level + " /tmp/data.bin")
    return jsonify(code=code)
