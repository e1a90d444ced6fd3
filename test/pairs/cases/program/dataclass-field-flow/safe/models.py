from dataclasses import dataclass, field


@dataclass
class BuildRequest:
    branch: str
    target: str = "all"
    flags: list = field(default_factory=list)

    def command(self):
        options = " ".join(self.flags)
        return f"make -C /srv/build {options} {self.target}"
