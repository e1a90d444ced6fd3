import os
import subprocess


def backup():
    # ruleid: shell-wildcard
    os.system("tar -czf /backup/www.tgz *")
    # ruleid: shell-wildcard
    subprocess.run("cd /srv/files && /bin/chown www:www *", shell=True)
    # ruleid: shell-wildcard
    subprocess.Popen("rsync -a * backup:/srv", shell=True)
    # ok: shell-wildcard
    os.system("tar -czf /backup/www.tgz -- *")
    # ok: shell-wildcard
    os.system("ls *")
    # ok: shell-wildcard
    subprocess.run(["tar", "-czf", "/backup/www.tgz", "*"])
