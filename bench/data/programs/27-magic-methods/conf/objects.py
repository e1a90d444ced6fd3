import subprocess


class Settings:
    """Attribute access over request parameters with constant defaults."""

    def __init__(self, values, fixed):
        self._values = dict(values)
        self._fixed = dict(fixed)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._values.get(name, "")

    def __getitem__(self, name):
        return self._fixed[name]


class Pipeline:
    def __init__(self, tool):
        self.tool = tool

    def __call__(self, arg):
        return subprocess.run(f"{self.tool} {arg}", shell=True, capture_output=True)  # BAD 78


class ListPipeline:
    def __init__(self, tool):
        self.tool = tool

    def __call__(self, arg):
        return subprocess.run([self.tool, "--", arg], capture_output=True)  # GOOD 78


class Chain:
    def __init__(self):
        self.parts = []

    def __add__(self, other):
        self.parts.append(other)
        return self

    def __str__(self):
        return " ".join(self.parts)

    def __len__(self):
        return len(self.parts)
