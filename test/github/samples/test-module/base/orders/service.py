"""Orders: placed, packed, cancelled. Every step is told to others."""

VERSION = "1.2"


class OrderService:
    def __init__(self, notifier):
        self._notifier = notifier
        self._orders = {}

    def place(self, number, items):
        self._orders[number] = {"state": "placed", "items": items}
        self._tell("order.place.end", number)

    def cancel(self, number):
        self._tell("order.cancel.start", number)
        self._orders[number]["state"] = "cancelled"
        self._tell("order.cancel.end", number)

    def state(self, number):
        return self._orders[number]["state"]

    def _tell(self, event, number):
        order = self._orders[number]
        self._notifier.notify(event, {"version": VERSION, "number": number, "state": order["state"]})
