class TestServers:
    def test_rebuild(self, server):
        # ruleid: notification-asserted
        self._verify_notification("instance-rebuild-start", actual=server)
        # ruleid: notification-asserted
        self.assertNotificationSent("instance-rebuild-end")
        # ok: notification-asserted
        self._wait_for_notification("instance.rebuild.end")
        # ok: notification-asserted
        self.assertEqual(2, server.id)
