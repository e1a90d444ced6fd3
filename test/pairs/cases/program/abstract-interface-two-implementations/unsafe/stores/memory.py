from .base import Store


class MemoryStore(Store):
    def __init__(self):
        self.items = {}

    def read(self, key: str) -> bytes:
        return self.items.get(key, b"")
