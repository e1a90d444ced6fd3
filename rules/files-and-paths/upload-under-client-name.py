import os
import uuid

from flask import request
from werkzeug.utils import secure_filename


def upload(folder):
    file = request.files["file"]
    # ruleid: upload-under-client-name
    file.save(os.path.join(folder, file.filename))
    name = file.filename
    # ruleid: upload-under-client-name
    file.save(os.path.join(folder, name))


async def upload_async(file, folder):
    # ruleid: upload-under-client-name
    with open(f"uploads/{file.filename}", "wb") as target:
        target.write(await file.read())


def safe(folder):
    file = request.files["file"]
    # ok: upload-under-client-name
    file.save(os.path.join(folder, secure_filename(file.filename)))
    # ok: upload-under-client-name
    file.save(os.path.join(folder, uuid.uuid4().hex + ".png"))
