import os
import shutil


def clear(folder):
    # ruleid: file-changed
    shutil.rmtree(folder)
    # ruleid: file-changed
    os.makedirs(folder, mode=0o700)
    # ok: file-changed
    return os.path.exists(folder)
