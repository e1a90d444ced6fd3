import subprocess


class Notifier:
    def __init__(self, program="/usr/local/bin/notify"):
        self.program = program

    def __call__(self, subject):
        line = f"{self.program} --subject '{subject}'"
        # ruleid: command-injection
        return subprocess.getstatusoutput(line)[0]
