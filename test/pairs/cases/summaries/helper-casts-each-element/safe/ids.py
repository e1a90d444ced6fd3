from typing import Iterable, List


def parse_ids(raw: str) -> List:
    pieces = (piece.strip() for piece in raw.split(","))
    return [int(piece) for piece in pieces if piece]


def in_clause(values: Iterable) -> str:
    return "(" + ", ".join(str(value) for value in values) + ")"
