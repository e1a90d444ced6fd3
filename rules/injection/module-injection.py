import importlib
import sys

from flask import Flask, abort, request

from shop.models import find_model

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


@app.route("/table")
def table():
    model = find_model(request.args["model"])
    name = request.args["table"]
    # The model is chosen, but its names are those of the code.
    # ok: module-injection
    importlib.import_module(f"{model._meta.app_label}.tables.{name}")
    # ok: module-injection
    importlib.import_module(model.__module__)
    # ruleid: module-injection
    importlib.import_module(f"{model.app_label}.tables.{name}")
    return "done"
