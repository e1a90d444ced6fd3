class TestServers:
    def test_create(self, server):
        # ruleid: state-asserted
        self._wait_for_state_change(self.api, server, "ACTIVE")
        # ruleid: state-asserted
        self.assertEqual("deleted", server["status"])
        # ok: state-asserted
        self.assertEqual("server-1", server["name"])
