import os

BASE_DIR = "/srv/portal/exports"


def export_path(name):
    return os.path.join(BASE_DIR, "export-" + "".join(c for c in name if c.isalnum()))
