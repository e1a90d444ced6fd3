from enum import Enum

from pydantic import BaseModel


class SortField(str, Enum):
    name = "name"
    created = "created"


class UserQuery(BaseModel):
    name: str
    limit: int = 20
    order: SortField = SortField.name
    raw_order: str = "name"
