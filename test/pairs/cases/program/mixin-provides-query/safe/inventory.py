import sqlite3

from flask import Flask, jsonify, request

from mixins import CountMixin, SearchMixin

app = Flask(__name__)


class Inventory(SearchMixin, CountMixin):
    table = "inventory"

    def __init__(self, path):
        self.connection = sqlite3.connect(path)


@app.route("/inventory")
def inventory():
    term = request.args.get("term", "")
    ids = Inventory("/var/lib/shop/inventory.db").search(term)
    return jsonify(ids=ids)
