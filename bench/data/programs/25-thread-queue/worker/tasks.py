from dataclasses import dataclass, field


@dataclass
class Task:
    kind: str
    target: str
    created_by: str = "system"
    options: dict = field(default_factory=dict)

    @property
    def url(self):
        return self.target if "://" in self.target else "http://" + self.target

    @property
    def origin(self):
        return "https://origin.example.com/" + self.created_by
