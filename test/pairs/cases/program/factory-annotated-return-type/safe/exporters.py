import os


class ArchiveExporter:
    def __init__(self, target_dir: str):
        self.target_dir = target_dir

    def export(self, label: str) -> int:
        # ok: command-injection
        return os.system("tar -czf %s/%s.tgz /srv/data" % (self.target_dir, label))


_REGISTRY = {"archive": ArchiveExporter("/srv/exports")}


def exporter_for(kind: str) -> ArchiveExporter:
    return _REGISTRY[kind]
