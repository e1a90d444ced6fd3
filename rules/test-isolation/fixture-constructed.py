from fixtures import MockPatch, TempHomeDir
from nova.tests import fixtures


class TestServers:
    def setUp(self):
        # ruleid: fixture-constructed
        self.network = fixtures.NetworkFixture(self)
        # ruleid: fixture-constructed
        volumes = fixtures.VolumeFixture()
        # ok: fixture-constructed
        self.name = fixtures.name_of(self)
        # ok: fixture-constructed
        self.server = build_server(volumes)


def build_server(volumes):
    return volumes, MockPatch, TempHomeDir
