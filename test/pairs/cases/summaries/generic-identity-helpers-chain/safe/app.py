import shutil

from flask import Flask, jsonify, request

from text_utils import collapse, slug, trim

app = Flask(__name__)
ROOT = "/srv/projects/"


@app.delete("/projects")
def delete_project():
    name = collapse(trim(request.args.get("name", "scratch")))
    folder = ROOT + "p_" + slug(name)
    # ok: path-traversal
    shutil.rmtree(folder)
    return jsonify(deleted=True)
