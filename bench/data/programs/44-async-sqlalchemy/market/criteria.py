from typing import Literal, Optional

from fastapi import HTTPException, Query
from pydantic import BaseModel, field_validator


class Criteria(BaseModel):
    text: str = ""
    direction: Literal["asc", "desc"] = "asc"
    column: str = "title"
    group: str = "title"

    @field_validator("column")
    @classmethod
    def known_column(cls, value):
        if value not in {"title", "price"}:
            raise ValueError("unknown column")
        return value


class Paging:
    def __init__(self, page: int = Query(1, ge=1), label: Optional[str] = None):
        self.page = page
        self.label = label or ""


def checked_label(label: str = Query("")):
    if not label.isalnum():
        raise HTTPException(status_code=422)
    return label
