import shlex


class Formatter:
    encode = staticmethod(str)

    def line(self, binary, value):
        return binary + " --title=" + self.encode(value)


class ShellFormatter(Formatter):
    encode = staticmethod(shlex.quote)
