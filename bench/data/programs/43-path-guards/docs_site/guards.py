import os
from pathlib import Path, PurePosixPath

ROOT = Path("/srv/docs").resolve()
EXTENSIONS = (".md", ".txt")


def strip_dots(name):
    return name.replace("../", "")


def has_extension(name):
    return name.endswith(EXTENSIONS)


def safe_join(name):
    full = os.path.normpath(os.path.join(str(ROOT), name))
    if not full.startswith(str(ROOT) + os.sep):
        return None
    return full


def sloppy_join(name):
    full = os.path.join(str(ROOT), name)
    if not full.startswith(str(ROOT)):
        return None
    return full


def first_listed(name):
    for entry in sorted(os.listdir(ROOT)):
        if entry == name:
            break
    else:
        raise FileNotFoundError(name)
    return os.path.join(ROOT, entry)


def relative_parts(name):
    parts = PurePosixPath(name).parts
    if len(parts) != 1 or parts[0] in ("..", "/", "//"):
        raise FileNotFoundError(name)
    return ROOT / parts[0]
