import os
import stat
from pathlib import Path

MODE = 0o777


def publish(path):
    # ruleid: world-writable-permissions
    os.chmod(path, 0o777)
    # ruleid: world-writable-permissions
    os.chmod(path, 0o666)
    # ruleid: world-writable-permissions
    os.makedirs(path, mode=0o777)
    # ruleid: world-writable-permissions
    Path(path).chmod(0o757)
    # ruleid: world-writable-permissions
    os.chmod(path, stat.S_IRWXU | stat.S_IWOTH)
    # ruleid: world-writable-permissions
    os.chmod(path, MODE)


def safe(path):
    # ok: world-writable-permissions
    os.chmod(path, 0o600)
    # ok: world-writable-permissions
    os.chmod(path, 0o755)
    # ok: world-writable-permissions
    os.makedirs(path, mode=0o700)
    # ok: world-writable-permissions
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
