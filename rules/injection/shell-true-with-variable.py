import shlex
import subprocess
import subprocess as sp
from subprocess import Popen, check_output

LISTING = "ls -l | sort"


def archive(folder, target):
    # ruleid: shell-true-with-variable
    subprocess.run("tar -czf " + target + " " + folder, shell=True)
    # ruleid: shell-true-with-variable
    subprocess.check_call(f"rm -rf {folder}", shell=True, cwd="/srv")
    command = "du -sh %s" % folder
    # ruleid: shell-true-with-variable
    Popen(command, stdout=sp.PIPE, shell=True)
    # ruleid: shell-true-with-variable
    return check_output("gzip -9 {}".format(target), shell=True)


def safe(folder, target):
    # ok: shell-true-with-variable
    subprocess.run(["tar", "-czf", target, folder])
    # ok: shell-true-with-variable
    subprocess.run(["tar", "-czf", target, folder], shell=False)
    # ok: shell-true-with-variable
    subprocess.run("df -h | tail -n +2", shell=True)
    # ok: shell-true-with-variable
    subprocess.run(LISTING, shell=True)
    # ok: shell-true-with-variable
    sp.run("rm -rf " + shlex.quote(folder), shell=True)
    quoted = f"du -sh {shlex.quote(folder)}"
    # ok: shell-true-with-variable
    sp.check_output(quoted, shell=True)
