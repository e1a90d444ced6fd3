import subprocess


def run(command, shell=False, timeout=30):
    # ok: command-injection
    completed = subprocess.run(command, shell=shell, capture_output=True, timeout=timeout, check=False)
    return completed.returncode
