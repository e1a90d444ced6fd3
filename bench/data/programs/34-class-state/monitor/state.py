class Registry:
    """Process wide state: probes are added through the API."""

    probes = {}
    reporter = "mail -s report ops@example.com"
    last = ""

    @classmethod
    def add(cls, name, command):
        cls.probes[name] = command

    @classmethod
    def commands(cls):
        return list(cls.probes.values())

    @classmethod
    def remember(cls, text):
        cls.last = text


class Session:
    def __init__(self, user, note):
        self.user = user
        self.note = note
        self.shell = "/bin/sh"

    def reset(self):
        self.note = ""
        return self


class Counter:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.total = 0
        return cls._instance

    def bump(self):
        self.total += 1
        return self.total
