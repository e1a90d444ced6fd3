from unittest import mock


class TestServers:
    # ruleid: behaviour-replaced
    @mock.patch("app.rpc.call", side_effect=[1, 2])
    def test_call(self, call):
        def _answer(*args):
            return 1

        # ruleid: behaviour-replaced
        call.side_effect = _answer
        # ok: behaviour-replaced
        call.side_effect = ConnectionError
