import sqlite3

from fastapi import Depends, FastAPI
from pydantic import BaseModel

app = FastAPI()


class Listing(BaseModel):
    order: str = "id"
    limit: int = 10


@app.get("/rows")
def rows(listing: Listing = Depends()):
    conn = sqlite3.connect("rows.db")
    # ok: sql-injection
    return conn.execute(f"SELECT id FROM rows ORDER BY id LIMIT {listing.limit}").fetchall()
