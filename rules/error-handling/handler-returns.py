import os


def size(path):
    try:
        return os.stat(path).st_size
    # ruleid: handler-returns
    except FileNotFoundError:
        return 0
    # ok: handler-returns
    except PermissionError:
        raise


def read(path):
    try:
        return open(path).read()
    # ruleid: handler-returns
    except OSError as error:
        print(error)
        return None
    # ok: handler-returns
    except ValueError:
        pass
