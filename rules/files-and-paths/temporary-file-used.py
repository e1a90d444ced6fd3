import tempfile


def export():
    # ruleid: temporary-file-used
    first = tempfile.mkdtemp()
    # ruleid: temporary-file-used
    second = tempfile.NamedTemporaryFile(suffix=".csv")
    # ok: temporary-file-used
    return first, second, open("/tmp/x")
