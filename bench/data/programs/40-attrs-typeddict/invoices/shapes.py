from typing import TypedDict

import attr
from attrs import define, field


class Line(TypedDict):
    sku: str
    qty: int


@define
class Invoice:
    number: str
    folder: str = "/srv/invoices"
    lines: list = field(factory=list)
    copies: int = field(default=1, converter=int)

    @property
    def filename(self):
        return f"{self.folder}/{self.number}.pdf"

    @property
    def logfile(self):
        return f"{self.folder}/current.log"


@attr.s
class Printer:
    name = attr.ib(validator=attr.validators.in_(["front", "back"]))
    note = attr.ib(default="")
