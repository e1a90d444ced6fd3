from nova.tests.unit import fake_notifier


class TestNotifications:
    def test_create(self):
        # ruleid: versioned-notification-asserted
        self.assertEqual(2, len(fake_notifier.VERSIONED_NOTIFICATIONS))
        self._verify_notification(
            "instance-create-start",
            # ruleid: versioned-notification-asserted
            actual=fake_notifier.VERSIONED_NOTIFICATIONS[0],
        )
        # ok: versioned-notification-asserted
        self.assertEqual([], fake_notifier.NOTIFICATIONS)
