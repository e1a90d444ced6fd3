from unittest import mock

from app import rpc


class TestServers:
    # ruleid: mock-patch-object
    @mock.patch.object(rpc, "call")
    def test_call(self, call):
        # ruleid: mock-patch-object
        with mock.patch.object(rpc, "cast", return_value=1):
            rpc.cast()
        # ok: mock-patch-object
        with mock.patch("app.rpc.listen"):
            rpc.listen()
