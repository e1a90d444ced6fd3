class TestServers:
    def test_reboot(self, server):
        # ruleid: notification-awaited
        self._wait_for_notification("instance.reboot.end")
        # ok: notification-awaited
        self._verify_notification("instance-reboot-end")
        # ok: notification-awaited
        self.wait_for_event(server)
