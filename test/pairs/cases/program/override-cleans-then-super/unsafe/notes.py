import os
import re

from flask import Flask, jsonify, request

app = Flask(__name__)


class NoteStore:
    root = "/srv/notes"

    def load(self, name):
        # ruleid: path-traversal
        with open(os.path.join(self.root, name + ".md")) as fh:
            return fh.read()


class TeamNoteStore(NoteStore):
    root = "/srv/notes/team"

    def load(self, name):
        cleaned = name.strip().lower()
        return super().load(cleaned)


@app.get("/notes/team")
def team_note():
    store = TeamNoteStore()
    text = store.load(request.args.get("note", "index"))
    return jsonify(text=text)
