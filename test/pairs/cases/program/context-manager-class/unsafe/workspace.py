import os


class Workspace:
    root = "/srv/workspaces"

    def __init__(self, owner):
        self.owner = owner
        self.handle = None

    def __enter__(self):
        # ruleid: path-traversal
        self.handle = open(os.path.join(self.root, self.owner, "notes.txt"), "a")
        return self.handle

    def __exit__(self, exc_type, exc, tb):
        self.handle.close()
        return False
