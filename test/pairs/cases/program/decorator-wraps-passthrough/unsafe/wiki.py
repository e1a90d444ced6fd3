import sqlite3

from flask import Flask, jsonify, request

from instrumentation import timed

app = Flask(__name__)


@timed
def find_page(slug):
    conn = sqlite3.connect("/var/lib/wiki/wiki.db")
    # ruleid: sql-injection
    return conn.execute("SELECT body FROM pages WHERE slug = '{}'".format(slug)).fetchone()


@app.route("/wiki")
def wiki():
    row = find_page(request.args.get("slug", "home"))
    return jsonify(found=row is not None)
