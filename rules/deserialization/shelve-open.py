import shelve
import sqlite3


def remember(path, name):
    # ruleid: shelve-open
    with shelve.open(path) as shelf:
        shelf[name] = 1
    # ruleid: shelve-open
    return shelve.DbfilenameShelf("/tmp/state")


def safe(path):
    # ok: shelve-open
    return sqlite3.connect(path)
