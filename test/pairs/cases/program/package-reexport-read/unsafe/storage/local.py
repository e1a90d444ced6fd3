from pathlib import Path

ROOT = Path("/srv/documents").resolve()
ENCODING = "utf-8"


def read_blob(name):
    target = ROOT / name
    # ruleid: path-traversal
    with open(target, encoding=ENCODING) as handle:
        return handle.read()
