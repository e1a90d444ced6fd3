import contextlib
import socket


def read(path):
    # ruleid: resource-opened-without-with
    handle = open(path)
    return handle.read()


def ask(address, question):
    # ruleid: resource-opened-without-with
    peer = socket.create_connection(address)
    peer.sendall(question)
    answer = peer.recv(1024)
    peer.close()
    return answer


class Client:
    def connect(self):
        # ok: resource-opened-without-with
        self.socket = socket.socket()

    def close(self):
        self.socket.close()


def safe(path):
    # ok: resource-opened-without-with
    handle = open(path)
    try:
        return handle.read()
    finally:
        handle.close()


def in_block(path):
    # ok: resource-opened-without-with
    with open(path) as handle:
        return handle.read()


def handed_on(path):
    # ok: resource-opened-without-with
    handle = open(path)
    handle.seek(0)
    return handle


def closing(address):
    # ok: resource-opened-without-with
    peer = socket.create_connection(address)
    with contextlib.closing(peer):
        return peer.recv(1024)
