import os
import shutil

from django.core.files.storage import default_storage
from fastapi import FastAPI, File, HTTPException, UploadFile
from flask import Flask, request
from werkzeug.utils import secure_filename

api = FastAPI()
app = Flask(__name__)
ALLOWED = {".png", ".jpg"}


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    name = secure_filename(file.filename)
    # ruleid: upload-without-type-check
    file.save(os.path.join("uploads", name))
    return "stored"


def avatar(request):
    picture = request.FILES["picture"]
    # ruleid: upload-without-type-check
    default_storage.save("avatars/" + str(request.user.pk), picture)


def attachment(request):
    document = request.FILES.get("document")
    with open("/srv/attachments/1", "wb") as out:
        for chunk in document.chunks():
            # ruleid: upload-without-type-check
            out.write(chunk)


@app.route("/picture", methods=["POST"])
def picture():
    file = request.files["file"]
    name = secure_filename(file.filename)
    if os.path.splitext(name)[1] not in ALLOWED:
        return "refused", 400
    # ok: upload-without-type-check
    file.save(os.path.join("uploads", name))
    return "stored"


def export(table):
    # ok: upload-without-type-check
    table.save(os.path.join("exports", "table.xlsx"))


@api.post("/files")
async def store(file: UploadFile = File(...)):
    with open("uploads/" + new_name(), "wb") as out:
        # ruleid: upload-without-type-check
        shutil.copyfileobj(file.file, out)


@api.post("/images")
async def store_image(file: UploadFile):
    content = await file.read()
    if file.content_type not in {"image/png", "image/jpeg"}:
        raise HTTPException(status_code=400)
    with open("images/" + new_name(), "wb") as out:
        # ok: upload-without-type-check
        out.write(content)


@app.route("/avatar", methods=["POST"])
def avatar():
    file = request.files["avatar"]
    # The type is not validated yet.
    # ruleid: upload-without-type-check
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))
    return "stored"


@app.route("/cover", methods=["POST"])
def cover():
    file = request.files["cover"]
    if not validated(file):
        return "refused"
    # ok: upload-without-type-check
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))
    return "stored"
