import os

from flask import Flask, jsonify, request

app = Flask(__name__)


def choose_format(value):
    match value:
        case "csv" | "tsv":
            return value
        case "excel":
            return "xlsx"
        case _:
            return "csv"


@app.post("/reports/export")
def export():
    fmt = choose_format(request.form.get("format", "csv"))
    # ok: command-injection
    status = os.system(f"/opt/reports/bin/export --format {fmt} --out /srv/reports")
    return jsonify(ok=status == 0)
