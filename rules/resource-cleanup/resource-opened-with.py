import socket
import tempfile


def copy(source, target, lock):
    # ruleid: resource-opened-with
    with open(source) as handle:
        data = handle.read()
    # ruleid: resource-opened-with
    with tempfile.TemporaryDirectory():
        pass
    # ruleid: resource-opened-with
    with socket.create_connection(target) as connection:
        connection.send(data)
    # ok: resource-opened-with
    with lock:
        return data
