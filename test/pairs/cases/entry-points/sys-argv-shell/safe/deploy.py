import shlex
import subprocess
import sys

USAGE = "usage: deploy.py RELEASE"


def deploy(release):
    command = f"/opt/deploy/run.sh --release={release}"
    # ok: command-injection
    return subprocess.call(command, shell=True)


def main():
    if len(sys.argv) != 2:
        print(USAGE)
        return 2
    return deploy(shlex.quote(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
