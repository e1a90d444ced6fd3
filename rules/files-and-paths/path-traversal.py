import os
import shutil
from pathlib import Path

from django.http import FileResponse
from fastapi import FastAPI, UploadFile
from flask import Flask, abort, request, send_file, send_from_directory
from werkzeug.utils import safe_join, secure_filename

app = Flask(__name__)
api = FastAPI()
BASE = "/srv/files"
FOLDER = Path("/srv/files")


@app.route("/file")
def file():
    name = request.args["name"]
    # ruleid: path-traversal
    with open(os.path.join(BASE, name)) as handle:
        text = handle.read()
    # ok: path-traversal
    with open(os.path.join(BASE, secure_filename(name))) as handle:
        text = handle.read()
    # ok: path-traversal
    with open(os.path.join(BASE, os.path.basename(name))) as handle:
        text = handle.read()
    # ok: path-traversal
    with open(safe_join(BASE, name)) as handle:
        text = handle.read()
    # ruleid: path-traversal
    os.remove(BASE + "/" + name)
    # ruleid: path-traversal
    shutil.rmtree(f"{BASE}/{name}")
    return {"text": text}


@app.route("/checked")
def checked():
    path = os.path.realpath(os.path.join(BASE, request.args["name"]))
    if not path.startswith(BASE + os.sep):
        abort(403)
    # ok: path-traversal
    return send_file(path)


@app.route("/unchecked")
def unchecked():
    # ruleid: path-traversal
    return send_file(os.path.join(BASE, request.args["name"]))


@app.route("/directory/<path:name>")
def directory(name):
    # ok: path-traversal
    return send_from_directory(BASE, name)


@app.route("/pathlib")
def pathlib_too():
    path = FOLDER / request.args["name"]
    # ruleid: path-traversal
    text = path.read_text()
    resolved = path.resolve()
    if not resolved.is_relative_to(FOLDER):
        abort(403)
    # ok: path-traversal
    text += resolved.read_text()
    return {"text": text}


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    # ruleid: path-traversal
    file.save(os.path.join(BASE, file.filename))
    # ok: path-traversal
    file.save(os.path.join(BASE, secure_filename(file.filename)))
    return "done"


@api.post("/upload")
async def upload_too(file: UploadFile):
    # ruleid: path-traversal
    with open(f"{BASE}/{file.filename}", "wb") as out:
        out.write(await file.read())
    # ok: path-traversal
    with open(f"{BASE}/upload", "wb") as out:
        out.write(await file.read())


def download(request, pk):
    # ruleid: path-traversal
    return FileResponse(open("/srv/" + request.GET["name"], "rb"))


def store(request):
    upload = request.FILES["file"]
    # Django keeps the last part of the name alone.
    # ok: path-traversal
    with open(os.path.join("/srv/files", upload.name), "wb") as out:
        out.write(upload.read())
    # ruleid: path-traversal
    with open(os.path.join("/srv/files", upload.read().decode()), "wb") as out:
        out.write(b"")
    # ruleid: path-traversal
    with open(os.path.join("/srv/files", request.POST["name"]), "wb") as out:
        out.write(b"")


def store_all(request):
    write(request.FILES["file"], request.POST["folder"])


def write(upload, folder):
    # ok: path-traversal
    with open(os.path.join("/srv/files", upload.name), "wb") as out:
        out.write(upload.read())
    # ruleid: path-traversal
    with open(os.path.join("/srv/files", folder), "wb") as out:
        out.write(upload.read())
