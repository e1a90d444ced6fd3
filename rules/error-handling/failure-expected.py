import pytest


class TestServers:
    def test_missing(self):
        # ruleid: failure-expected
        self.assertRaises(KeyError, dict().__getitem__, 1)
        # ruleid: failure-expected
        with self.assertRaises(ValueError):
            int("x")

    def test_pytest(self):
        # ruleid: failure-expected
        with pytest.raises(ValueError, match="invalid"):
            int("x")
        # ok: failure-expected
        self.assertEqual(1, int("1"))
