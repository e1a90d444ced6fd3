import subprocess

DEFAULT_COUNT = 2
TIMEOUT_SECONDS = 10


def probe(target, count=DEFAULT_COUNT):
    command = f"ping -c {count} -W 1 -- {target}"
    # ok: command-injection
    result = subprocess.run(command, shell=True, capture_output=True, timeout=TIMEOUT_SECONDS)
    return result.returncode == 0
