import subprocess


def run(command, shell=False, timeout=30):
    # ruleid: command-injection
    completed = subprocess.run(command, shell=shell, capture_output=True, timeout=timeout, check=False)
    return completed.returncode
