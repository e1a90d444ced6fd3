from nova import utils


def chown(path, owner):
    # ruleid: command-as-root
    utils.execute("chown", owner, path, run_as_root=True)


def size(path):
    # ok: command-as-root
    return utils.execute("du", path)
