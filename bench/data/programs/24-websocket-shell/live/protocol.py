from enum import Enum
from typing import Protocol


class Action(str, Enum):
    UPTIME = "uptime"
    DISK = "df -h"


class Executor(Protocol):
    async def execute(self, command: str) -> str: ...
