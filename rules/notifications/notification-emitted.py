from django.core.mail import send_mail
from django.dispatch import Signal

from app import compute_utils

created = Signal()


def create(context, server, bus):
    # ruleid: notification-emitted
    compute_utils.notify_about_instance_action(context, server)
    # ruleid: notification-emitted
    bus.emit("server.created", server)
    # ruleid: notification-emitted
    created.send_robust(create, server=server)
    # ruleid: notification-emitted
    send_mail("created", "body", "a@example.org", ["b@example.org"])
    # ok: notification-emitted
    bus.close(server)
