"""Stands in for the message bus: what is told to others can be read back."""

import threading


class NotificationFixture:
    def __init__(self):
        self.versioned_notifications = []
        self._lock = threading.Lock()

    def setUp(self):
        self.versioned_notifications.clear()

    def cleanUp(self):
        self.versioned_notifications.clear()

    def notify(self, event, payload):
        with self._lock:
            self.versioned_notifications.append({"event_type": event, "payload": payload})
