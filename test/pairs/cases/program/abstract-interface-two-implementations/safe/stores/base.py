from abc import ABC, abstractmethod


class Store(ABC):
    @abstractmethod
    def read(self, key: str) -> bytes:
        raise NotImplementedError
