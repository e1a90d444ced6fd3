import importlib
import sys

from flask import Flask, abort, request

app = Flask(__name__)
PLUGINS = {"csv": "shop.export_csv", "pdf": "shop.export_pdf"}


@app.route("/export")
def export():
    kind = request.args["kind"]
    # ruleid: module-injection
    importlib.import_module(kind)
    # A module of our own package.
    # ok: module-injection
    __import__("shop.export_" + kind)
    # ruleid: module-injection
    __import__("shop_" + kind)
    # ok: module-injection
    importlib.import_module(PLUGINS[kind])
    if kind not in ("shop.csv", "shop.pdf"):
        abort(400)
    # ok: module-injection
    importlib.import_module(kind)
    return "done"


def main():
    # Whoever starts the program names its module.
    # ok: module-injection
    importlib.import_module(sys.argv[1]).main()
