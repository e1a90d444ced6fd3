class TestServers:
    def test_create(self, server):
        # ruleid: notification-asserted
        self._wait_for_notification("instance.create.end")
        # ruleid: notification-asserted
        self._verify_notification("instance-create-end", actual=server)
        # ruleid: notification-asserted
        self.assertEventEmitted("created")
        # ok: notification-asserted
        self._wait_for_state("ACTIVE")
