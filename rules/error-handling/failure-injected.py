from unittest import mock


class TestServers:
    # ruleid: failure-injected
    @mock.patch("app.rpc.call", side_effect=ConnectionError("gone"))
    def test_call(self, call):
        # ruleid: failure-injected
        call.side_effect = TimeoutError

        def _unavailable(*args):
            raise ValueError("no host")

        # ruleid: failure-injected
        call.side_effect = _unavailable

        def _answer(*args):
            return 1

        # ok: failure-injected
        call.side_effect = _answer
        # ok: failure-injected
        call.return_value = ValueError
