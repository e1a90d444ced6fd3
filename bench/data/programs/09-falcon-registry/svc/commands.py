import subprocess

REGISTRY = {}


def command(name):
    def deco(fn):
        REGISTRY[name] = fn
        return fn
    return deco


@command("convert")
def convert(source, **options):
    fmt = options.get("format", "png")
    return subprocess.call(f"convert {source} out.{fmt}", shell=True)  # BAD 78


@command("thumb")
def thumb(source, **options):
    width = int(options.get("width", 100))
    return subprocess.call(["head", "-c", str(width), "--", source])  # GOOD 78


@command("version")
def version(*_, **__):
    return subprocess.call("convert --version", shell=True)  # GOOD 78
