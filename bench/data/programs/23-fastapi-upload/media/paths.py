from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from fastapi import HTTPException

MEDIA = Path("/srv/media").resolve()


class Target:
    """Destination file, usable as a context manager."""

    def __init__(self, name):
        self.path = MEDIA / name
        self._fh = None

    def __enter__(self):
        self._fh = self.path.open("wb")  # BAD 22
        return self._fh

    def __exit__(self, *exc):
        self._fh.close()
        return False


class RandomTarget:
    def __init__(self, original):
        self.original = original
        self.path = MEDIA / uuid4().hex

    def __enter__(self):
        self._fh = self.path.open("wb")  # GOOD 22
        return self._fh

    def __exit__(self, *exc):
        self._fh.close()
        return False


def inside(name):
    candidate = (MEDIA / name).resolve()
    if MEDIA not in candidate.parents:
        raise HTTPException(status_code=404)
    return candidate


@contextmanager
def workspace(name):
    folder = MEDIA / "work" / name
    folder.mkdir(parents=True, exist_ok=True)  # BAD 22
    try:
        yield folder
    finally:
        (folder / ".done").touch()
