from pathlib import Path

ROOT = Path("/srv/documents").resolve()
ENCODING = "utf-8"


def read_blob(name):
    target = (ROOT / name).resolve()
    if not target.is_relative_to(ROOT):
        raise ValueError("outside of the document root")
    # ok: path-traversal
    with open(target, encoding=ENCODING) as handle:
        return handle.read()
