from pathlib import Path

from . import guards


def read_stripped(name):
    return (guards.ROOT / guards.strip_dots(name)).read_text()  # BAD 22


def read_extension(name):
    if not guards.has_extension(name):
        return ""
    return (guards.ROOT / name).read_text()  # BAD 22


def read_joined(name):
    if (full := guards.safe_join(name)) is None:
        return ""
    return Path(full).read_text()  # GOOD 22


def read_sloppy(name):
    full = guards.sloppy_join(name)
    if full is None:
        return ""
    return Path(full).read_text()  # BAD 22


def read_listed(name):
    return Path(guards.first_listed(name)).read_text()  # GOOD 22


def read_part(name):
    return guards.relative_parts(name).read_text()  # GOOD 22


def read_numbered(number):
    return (guards.ROOT / f"page-{number}.md").read_text()  # GOOD 22


def read_default(name):
    if False:
        path = guards.ROOT / name
    else:
        path = guards.ROOT / "index.md"
    return path.read_text()  # GOOD 22


def read_parent(name):
    target = guards.ROOT / name
    if not target.is_relative_to(guards.ROOT):
        raise FileNotFoundError(name)
    return target.read_text()  # BAD 22
