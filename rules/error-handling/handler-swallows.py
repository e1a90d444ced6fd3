import os


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
