import re

from fastapi import FastAPI, HTTPException

from exporters import exporter_for

app = FastAPI()
LABEL = re.compile(r"[a-z][a-z0-9]{0,30}")


@app.post("/exports")
def create_export(label: str):
    if LABEL.fullmatch(label) is None:
        raise HTTPException(status_code=422, detail="bad label")
    exporter = exporter_for("archive")
    code = exporter.export(label)
    if code != 0:
        raise HTTPException(status_code=500, detail="export failed")
    return {"status": "created"}
