import os


def show(path):
    # ruleid: check-then-open
    if os.access(path, os.R_OK):
        with open(path) as handle:
            return handle.read()
    return None


def safe(path):
    # ok: check-then-open
    try:
        with open(path) as handle:
            return handle.read()
    except PermissionError:
        return None


def is_program(path):
    # ok: check-then-open
    if os.access(path, os.X_OK):
        return True
    return False
