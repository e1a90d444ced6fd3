from unittest import mock
from unittest.mock import patch


class TestServers:
    # ruleid: mock-patch
    @mock.patch("app.rpc.call")
    def test_call(self, call):
        # ok: mock-patch
        with patch.object(self, "helper"):
            assert not call.called

    def test_environment(self, monkeypatch, mocker):
        # ruleid: mock-patch
        monkeypatch.setattr("app.rpc.cast", None)
        # ruleid: mock-patch
        mocker.patch("app.rpc.call")
        # ok: mock-patch
        self.patch("app.rpc.call")

    def patch(self, name):
        return name
