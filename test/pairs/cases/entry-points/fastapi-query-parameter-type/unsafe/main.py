import sqlite3
from contextlib import closing

from fastapi import FastAPI, HTTPException

app = FastAPI()
DATABASE = "/var/lib/menu/menu.db"


@app.get("/dishes")
def dishes(category: str, vegan: bool = False):
    with closing(sqlite3.connect(DATABASE)) as conn:
        # ruleid: sql-injection
        rows = conn.execute(f"SELECT name FROM dishes WHERE category = {category}").fetchall()
    if not rows:
        raise HTTPException(status_code=404)
    return {"dishes": [row[0] for row in rows], "vegan": vegan}
