from multiprocessing import Pipe
from multiprocessing.connection import Client


def work(address, key):
    connection = Client(address)
    # ruleid: connection-recv
    job = connection.recv()
    trusted = Client(address, authkey=key)
    # ok: connection-recv
    other = trusted.recv()
    first, second = Pipe()
    # ok: connection-recv
    return first.recv(), job, other, second
