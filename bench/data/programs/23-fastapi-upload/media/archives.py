import os
import zipfile


def unzip_manual(path, dest):
    with zipfile.ZipFile(path) as zf:
        for info in zf.infolist():
            with open(os.path.join(dest, info.filename), "wb") as out:  # BAD 22
                out.write(zf.read(info))


def unzip_std(path, dest):
    with zipfile.ZipFile(path) as zf:
        for info in zf.infolist():
            zf.extract(info, dest)  # GOOD 22


def unzip_checked(path, dest):
    root = os.path.realpath(dest)
    with zipfile.ZipFile(path) as zf:
        for info in zf.infolist():
            full = os.path.realpath(os.path.join(root, info.filename))
            if not full.startswith(root + os.sep):
                continue
            with open(full, "wb") as out:  # GOOD 22
                out.write(zf.read(info))
