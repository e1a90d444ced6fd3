class Driver:
    def plug(self, instance, events):
        # ruleid: event-awaited
        with self.virtapi.wait_for_instance_event(instance, events, deadline=30):
            pass
        # ok: event-awaited
        self.notify(instance)
        # ok: event-awaited
        self.wait_for_state(instance)
