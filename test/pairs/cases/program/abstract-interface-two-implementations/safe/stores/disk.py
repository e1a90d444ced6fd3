from .base import Store


class DiskStore(Store):
    prefix = "/var/lib/app/objects/"

    def read(self, key: str) -> bytes:
        # ok: path-traversal
        with open(self.prefix + key, "rb") as fh:
            return fh.read()
