import os
import subprocess
from enum import Enum


class Tool(Enum):
    WC = "wc -l"
    SUM = "sha256sum"


class Vault:
    root = "/srv/vault"

    def read(self, name):
        with open(os.path.join(self.root, name), "rb") as fh:  # BAD 22
            return fh.read()

    def read_checked(self, name):
        full = os.path.realpath(os.path.join(self.root, name))
        if os.path.commonpath([full, self.root]) != self.root:
            raise PermissionError(name)
        with open(full, "rb") as fh:  # GOOD 22
            return fh.read()

    def run(self, tool):
        return subprocess.getoutput(f"{tool} /srv/vault/index")  # BAD 78

    def run_enum(self, tool):
        return subprocess.getoutput(f"{Tool[tool].value} /srv/vault/index")  # GOOD 78

    def drop_many(self, names):
        for name in names:
            os.remove(os.path.join(self.root, name))  # BAD 22

    def drop_base(self, names):
        for name in names:
            os.remove(os.path.join(self.root, "f_" + os.path.basename(name)))  # GOOD 22
