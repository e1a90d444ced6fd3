import os
import stat


def publish(path):
    # ruleid: group-writable-permissions
    os.chmod(path, 0o664)
    # ruleid: group-writable-permissions
    os.chmod(path, 0o770)
    # ruleid: group-writable-permissions
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXG)
    # ok: group-writable-permissions
    os.chmod(path, 0o640)
    # ok: group-writable-permissions
    os.chmod(path, 0o755)
