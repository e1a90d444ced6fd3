import os


def daemonize():
    # ruleid: umask-cleared
    os.umask(0o077)
    # ok: umask-cleared
    os.umask(0o077)


def current():
    # ok: umask-cleared
    old = os.umask(0)
    os.umask(old)
    return old
