import io
import tempfile
from pathlib import Path

STATE = "/tmp/worker-state.json"


def save(text):
    # ruleid: hardcoded-temporary-path
    with open("/tmp/report.txt", "w") as handle:
        handle.write(text)
    # ruleid: hardcoded-temporary-path
    with open(STATE, mode="a") as handle:
        handle.write(text)
    # ruleid: hardcoded-temporary-path
    Path("/var/tmp/report.txt").open("wb").write(text)


def safe(text):
    # ok: hardcoded-temporary-path
    with tempfile.NamedTemporaryFile("w") as handle:
        handle.write(text)
    # ok: hardcoded-temporary-path
    with open("/var/lib/app/report.txt", "w") as handle:
        handle.write(text)
    # ok: hardcoded-temporary-path
    with open("/tmp/report.txt", "r") as handle:
        return handle.read()
