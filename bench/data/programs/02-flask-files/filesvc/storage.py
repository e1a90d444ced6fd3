import os
import shutil
import tarfile
from pathlib import Path

from werkzeug.utils import secure_filename

BASE = Path("/srv/files").resolve()


class OutsideBase(Exception):
    pass


def locate(name):
    return os.path.join(BASE, name)


def locate_checked(name):
    target = (BASE / name).resolve()
    if not target.is_relative_to(BASE):
        raise OutsideBase(name)
    return target


def store_raw(upload):
    dest = os.path.join(BASE, "in", upload.filename)
    upload.save(dest)  # BAD 22
    return dest


def store_clean(upload):
    dest = os.path.join(BASE, "in", secure_filename(upload.filename))
    upload.save(dest)  # GOOD 22
    return dest


def remove_tree(name):
    shutil.rmtree(locate(name))  # BAD 22


def remove_tree_checked(name):
    shutil.rmtree(locate_checked(name))  # GOOD 22


def unpack(stream):
    with tarfile.open(fileobj=stream, mode="r:gz") as tar:
        tar.extractall("/srv/files/unpacked", filter="fully_trusted")  # BAD 22


def unpack_data_only(stream):
    with tarfile.open(fileobj=stream, mode="r:gz") as tar:
        tar.extractall("/srv/files/unpacked", filter="data")  # GOOD 22
