import asyncssh
import paramiko
import pysftp
from paramiko import AutoAddPolicy
from paramiko.client import WarningPolicy


def connect():
    client = paramiko.SSHClient()
    # ruleid: ssh-host-key-not-checked
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ruleid: ssh-host-key-not-checked
    client.set_missing_host_key_policy(AutoAddPolicy)
    # ruleid: ssh-host-key-not-checked
    client.set_missing_host_key_policy(WarningPolicy())
    options = pysftp.CnOpts()
    # ruleid: ssh-host-key-not-checked
    options.hostkeys = None
    # ok: ssh-host-key-not-checked
    client.load_system_host_keys()
    # ok: ssh-host-key-not-checked
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    return client


async def connect_async(host, known):
    # ruleid: ssh-host-key-not-checked
    await asyncssh.connect(host, known_hosts=None)
    # ok: ssh-host-key-not-checked
    await asyncssh.connect(host, known_hosts=known)
