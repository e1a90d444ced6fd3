import os

log = print


def remove(path, paths):
    try:
        os.unlink(path)
    # ruleid: handler-swallows
    except OSError:
        pass
    for other in paths:
        try:
            os.unlink(other)
        # ruleid: handler-swallows
        except FileNotFoundError:
            continue
    try:
        os.rmdir(path)
    # ok: handler-swallows
    except OSError as error:
        print(error)


def size(path):
    try:
        return os.stat(path).st_size
    # ok: handler-swallows
    except FileNotFoundError:
        return 0


def first_line(path):
    line = ""
    try:
        with open(path) as handle:
            line = handle.readline()
    # ok: handler-swallows
    except OSError:
        log(path)
        raise
    # ruleid: handler-swallows
    except UnicodeDecodeError:
        pass
    return line
