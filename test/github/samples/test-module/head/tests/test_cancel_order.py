import threading
import time
import unittest
from unittest import mock

from orders.service import OrderService
from tests.fixtures import NotificationFixture


class CancelOrderNotificationTest(unittest.TestCase):
    """Cancels an order while it is being packed."""

    def setUp(self):
        super().setUp()
        self.notifier = NotificationFixture()
        self.notifier.setUp()
        self.addCleanup(self.notifier.cleanUp)
        self.service = OrderService(self.notifier)
        patcher = mock.patch("orders.service.VERSION", "1.2")
        patcher.start()
        self.addCleanup(patcher.stop)

    def _wait_for_state(self, number, expected, rounds=50):
        for _ in range(rounds):
            if self.service.state(number) == expected:
                return
            time.sleep(0.1)
        self.fail(f"order {number} is {self.service.state(number)}, not {expected}")

    def _assert_notifications(self, *events):
        told = self.notifier.versioned_notifications
        self.assertEqual(list(events), [one["event_type"] for one in told])

    def _assert_payload(self, notification, state):
        expected = {"version": "1.2", "number": 7, "state": state}
        self.assertEqual(expected, notification["payload"])

    def test_cancel_tells_start_and_end(self):
        self.service.place(7, ["tea"])
        worker = threading.Thread(target=self.service.cancel, args=(7,))
        worker.start()
        self.addCleanup(worker.join)

        self._wait_for_state(7, "cancelled")
        worker.join(timeout=5)

        self._assert_notifications("order.place.end", "order.cancel.start", "order.cancel.end")
        self._assert_payload(self.notifier.versioned_notifications[-1], "cancelled")

    def test_unknown_order(self):
        with self.assertRaises(KeyError):
            self.service.cancel(99)
        self.assertEqual([], self.notifier.versioned_notifications)
