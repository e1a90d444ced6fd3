import pytest


class TestServers:
    def test_wait(self):
        for _ in range(3):
            if self.server.ready:
                return
        # ruleid: failure-declared
        self.fail("the server never became ready")

    def test_pytest(self):
        # ruleid: failure-declared
        pytest.fail("not reached")
        # ok: failure-declared
        self.failed("x")
