import pickle
from pathlib import Path

STATE = Path("/var/lib/rpc/state.bin")


def save(counter):
    STATE.write_bytes(pickle.dumps(counter))


def snapshot(obj):
    return pickle.loads(pickle.dumps(obj))  # GOOD 502
