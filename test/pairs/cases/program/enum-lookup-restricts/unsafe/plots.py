import subprocess
from enum import Enum

from flask import Flask, jsonify, request

app = Flask(__name__)


class Palette(Enum):
    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


@app.route("/plots/render", methods=["POST"])
def render_plot():
    requested = request.form.get("palette", "light")
    palette = requested.lower()
    command = f"gnuplot -e 'palette=\"{palette}\"' /srv/plots/daily.gp"
    # ruleid: command-injection
    completed = subprocess.run(command, shell=True, check=False)
    return jsonify(code=completed.returncode)
