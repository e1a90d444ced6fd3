from nova.tests import fixtures


class TestServers:
    def setUp(self):
        self.network = fixtures.NetworkFixture(self)
        # ruleid: cleaned-up-by-fixture
        self.useFixture(self.network)
        # ok: cleaned-up-by-fixture
        self.volumes = fixtures.VolumeFixture(self)
        self.volumes.setUp()
