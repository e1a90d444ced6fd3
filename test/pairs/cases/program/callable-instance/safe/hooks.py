import subprocess


class Notifier:
    def __init__(self, program="/usr/local/bin/notify"):
        self.program = program

    def __call__(self, subject):
        line = [self.program, f"--subject={subject}"]
        # ok: command-injection
        return subprocess.run(line, check=False).returncode
