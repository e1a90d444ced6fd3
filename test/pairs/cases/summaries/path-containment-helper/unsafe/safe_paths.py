from pathlib import Path


def inside(base: Path, name: str) -> Path:
    candidate = (base / name).resolve()
    if candidate == base:
        raise PermissionError("not a file")
    return candidate
