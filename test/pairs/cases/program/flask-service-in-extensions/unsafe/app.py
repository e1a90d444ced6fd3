import os

from flask import Flask, current_app, request


class Store:
    def drop(self, name):
        # ruleid: path-traversal
        os.remove(os.path.join("/srv/store", name))


def create_app():
    app = Flask(__name__)
    app.extensions["store"] = Store()

    @app.delete("/files")
    def drop():
        current_app.extensions["store"].drop(request.args["name"])
        return "", 204

    return app
