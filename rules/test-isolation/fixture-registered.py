import fixtures


class TestServers:
    def setUp(self):
        self.network = fixtures.TempDir()
        # ruleid: fixture-registered
        self.useFixture(self.network)
        # ruleid: fixture-registered
        self.home = self.useFixture(fixtures.TempHomeDir())
        # ok: fixture-registered
        self.use_fixture_later(self.network)
