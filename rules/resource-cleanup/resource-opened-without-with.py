import socket
import tempfile


def read(path):
    # ruleid: resource-opened-without-with
    handle = open(path)
    return handle.read()


class Client:
    def connect(self):
        # ruleid: resource-opened-without-with
        self.socket = socket.socket()


def safe(path):
    # ok: resource-opened-without-with
    handle = open(path)
    try:
        return handle.read()
    finally:
        handle.close()
