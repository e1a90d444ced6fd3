from pathlib import Path

from fastapi import FastAPI, Request

app = FastAPI()
BASE = Path("/srv/themes")
DEFAULTS = {"theme": "light.css"}


@app.get("/theme")
def theme(request: Request):
    given = {"theme": request.query_params.get("theme", "light.css")}
    merged = given | DEFAULTS
    path = BASE / merged["theme"]
    # ok: path-traversal
    with open(path) as fh:
        css = fh.read()
    return {"css": css}
