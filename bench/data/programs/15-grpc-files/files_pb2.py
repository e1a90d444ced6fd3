import json


class ReadRequest:
    def __init__(self, name="", tool="", strict=False):
        self.name = name
        self.tool = tool
        self.strict = strict

    @classmethod
    def FromString(cls, data):
        return cls(**json.loads(data))


class ReadReply:
    def __init__(self, content=b""):
        self.content = content

    def SerializeToString(self):
        return self.content


class Empty:
    def SerializeToString(self):
        return b""
