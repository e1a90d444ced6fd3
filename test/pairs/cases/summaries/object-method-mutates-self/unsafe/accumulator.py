import shlex


class CommandLine:
    def __init__(self, program):
        self.text = program

    def option(self, name, value):
        self.text += f" --{name}={value}"

    def flag(self, name):
        self.text += f" --{name}"
