import sqlite3

from fastapi import FastAPI
from pydantic import BaseModel, field_validator

app = FastAPI()


class Listing(BaseModel):
    owner: str
    column: str = "title"

    @field_validator("column")
    @classmethod
    def known(cls, value):
        if value not in {"title", "price"}:
            raise ValueError("unknown")
        return value


def ordered(listing):
    # ok: sql-injection
    return sqlite3.connect("app.db").execute(f"SELECT id FROM offers ORDER BY {listing.column}").fetchall()


@app.post("/list")
def show(listing: Listing):
    return ordered(listing)
