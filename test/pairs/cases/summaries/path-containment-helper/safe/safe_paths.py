from pathlib import Path


def inside(base: Path, name: str) -> Path:
    candidate = (base / name).resolve()
    if base not in candidate.parents:
        raise PermissionError("not a file below the base")
    return candidate
