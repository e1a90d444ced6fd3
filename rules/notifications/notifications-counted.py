from django.core import mail
from nova.tests.unit import fake_notifier


class TestServers:
    def test_create(self):
        # ruleid: notifications-counted
        self.assertEqual(2, len(fake_notifier.NOTIFICATIONS))
        # ruleid: notifications-counted
        self.assertEqual(1, len(mail.outbox))
        # ok: notifications-counted
        fake_notifier.reset()
