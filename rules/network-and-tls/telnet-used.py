# ruleid: telnet-used
import telnetlib

import paramiko


def connect(host):
    # ruleid: telnet-used
    session = telnetlib.Telnet(host)
    # ok: telnet-used
    client = paramiko.SSHClient()
    return session, client
