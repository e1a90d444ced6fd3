import asyncio
import os
import shlex
import subprocess


class Runner:
    def ping(self, host):
        return subprocess.check_output("ping -c 1 " + host, shell=True, text=True)  # BAD 78

    def status(self, service):
        return subprocess.check_output(f"systemctl status {service}", shell=True, text=True)  # GOOD 78

    def tail(self, label):
        cmd = "journalctl -t {} | tail -n 50".format(shlex.quote(label))
        return subprocess.run(cmd, shell=True, capture_output=True, text=True).stdout  # GOOD 78

    async def whois(self, host):
        cmd = f"whois {host}"
        proc = await asyncio.create_subprocess_shell(cmd, stdout=asyncio.subprocess.PIPE)  # BAD 78
        out, _ = await proc.communicate()
        return out.decode()

    def rotate(self, days):
        os.system("logrotate --days %d" % int(days))  # GOOD 78

    def note(self, text):
        os.system("logger '" + text + "'")  # BAD 78
