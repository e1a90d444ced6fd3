def load(path):
    try:
        return open(path).read()
    except FileNotFoundError as error:
        # ruleid: handler-reraises
        raise KeyError(path) from error
    except OSError:
        print(path)
        # ruleid: handler-reraises
        raise
    except ValueError:
        # ok: handler-reraises
        return None
