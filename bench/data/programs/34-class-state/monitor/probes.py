import os
import subprocess

from .state import Counter, Registry


def run_all():
    results = []
    for command in Registry.commands():
        results.append(subprocess.run(command, shell=True).returncode)  # BAD 78
    return results


def report():
    return os.system("echo done | " + Registry.reporter)  # GOOD 78


def count():
    return os.system(f"logger run {Counter().bump()}")  # GOOD 78


def repeat():
    return os.system("logger repeat " + Registry.last)  # BAD 78


def greet(session):
    return os.system(f"{session.shell} -c 'echo {session.note}'")  # BAD 78


def open_shell(session):
    return os.system(f"{session.shell} -c 'echo ready'")  # GOOD 78


def after_reset(session):
    clean = session.reset()
    return os.system(f"echo note: {clean.note}")  # GOOD 78
