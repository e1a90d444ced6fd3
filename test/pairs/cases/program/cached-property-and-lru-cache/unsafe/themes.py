from functools import cached_property, lru_cache
from pathlib import Path

from flask import Flask, jsonify, request

app = Flask(__name__)
THEMES = Path("/srv/themes")


@lru_cache(maxsize=64)
def theme_size(filename):
    # ruleid: path-traversal
    return len(Path(THEMES, filename).read_text())


class ThemeRequest:
    known = {"light": "light.css", "dark": "dark.css"}

    def __init__(self, args):
        self.args = args

    @cached_property
    def filename(self):
        name = self.args.get("theme", "light")
        return self.known.get(name, name + ".css")


@app.get("/themes/size")
def size():
    return jsonify(size=theme_size(ThemeRequest(request.args).filename))
