import atexit
import contextlib
import os
import tempfile


class TestFiles:
    def setUp(self):
        handle, path = tempfile.mkstemp()
        # ruleid: cleanup-registered
        self.addCleanup(os.unlink, path)
        # ok: cleanup-registered
        os.close(handle)


def read(paths):
    with contextlib.ExitStack() as stack:
        # ruleid: cleanup-registered
        return [stack.enter_context(open(path)) for path in paths]


# ruleid: cleanup-registered
atexit.register(print, "bye")
