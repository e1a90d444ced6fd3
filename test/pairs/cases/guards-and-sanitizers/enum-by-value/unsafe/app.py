import sqlite3
from enum import Enum

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()


class Column(Enum):
    NAME = "name"
    PRICE = "price"


@app.get("/wares")
def wares(request: Request):
    given = request.query_params.get("by", "name")
    try:
        column = Column(given).value
    except ValueError:
        column = given
    conn = sqlite3.connect("wares.db")
    # ruleid: sql-injection
    rows = conn.execute(f"SELECT id FROM wares ORDER BY {column}").fetchall()
    return {"rows": rows}
