import sqlite3
from string import Template

from flask import Flask, request, jsonify

app = Flask(__name__)
QUERY = Template("SELECT id FROM docs WHERE lang = '$lang'")


@app.route("/docs")
def docs():
    lang = request.args.get("lang", "en")
    sql = QUERY.substitute(lang=lang)
    conn = sqlite3.connect("docs.db")
    # ruleid: sql-injection
    rows = conn.execute(sql).fetchall()
    return jsonify(rows=rows)
