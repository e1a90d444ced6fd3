import sqlite3
from typing import Literal

from fastapi import FastAPI

app = FastAPI()


@app.get("/cars")
def cars(order: Literal["make", "model"] = "make"):
    conn = sqlite3.connect("cars.db")
    # ok: sql-injection
    rows = conn.execute(f"SELECT id FROM cars ORDER BY {order}").fetchall()
    return {"rows": rows}


@app.get("/ready")
def ready():
    return {"ready": True}
