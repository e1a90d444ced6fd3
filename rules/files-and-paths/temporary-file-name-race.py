import os
import tempfile
from tempfile import mktemp


def export(data):
    # ruleid: temporary-file-name-race
    path = tempfile.mktemp(suffix=".csv")
    # ruleid: temporary-file-name-race
    other = mktemp()
    with open(path, "w") as handle:
        handle.write(data)
    return other


def safe(data):
    # ok: temporary-file-name-race
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as handle:
        handle.write(data)
    # ok: temporary-file-name-race
    return tempfile.mkdtemp()
