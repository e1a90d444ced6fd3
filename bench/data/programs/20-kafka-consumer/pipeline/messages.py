from dataclasses import dataclass
from typing import NamedTuple


@dataclass
class Job:
    name: str
    payload: bytes
    retries: int = 0


class Lookup(NamedTuple):
    table: str
    key: str
