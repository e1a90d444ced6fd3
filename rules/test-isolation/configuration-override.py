from django.test import TestCase, override_settings


class TestServers(TestCase):
    def setUp(self):
        # ruleid: configuration-override
        self.flags(use_neutron=True)

    # ruleid: configuration-override
    @override_settings(DEBUG=False)
    def test_page(self):
        # ruleid: configuration-override
        with self.settings(LANGUAGE_CODE="de"):
            self.client.get("/")

    def test_environment(self, monkeypatch):
        # ruleid: configuration-override
        monkeypatch.setenv("HOME", "/nonexistent")
        # ok: configuration-override
        self.flag("x")
