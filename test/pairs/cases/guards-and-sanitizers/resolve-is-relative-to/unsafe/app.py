from pathlib import Path

from fastapi import FastAPI, HTTPException

app = FastAPI()
BASE = Path("/srv/exports").resolve()


@app.get("/exports")
def export(name: str):
    target = BASE / name
    if not target.is_relative_to(BASE):
        raise HTTPException(status_code=404)
    # ruleid: path-traversal
    data = open(target).read()
    return {"size": len(data)}
