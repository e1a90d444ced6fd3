from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
ROOT = Path("/srv/manuals").resolve()


@app.get("/manuals")
def manual(name: str, language: str = "en"):
    if language not in ("en", "de"):
        raise HTTPException(status_code=404)
    location = (ROOT / language / name).resolve()
    if not location.is_relative_to(ROOT):
        raise HTTPException(status_code=404)
    # ok: path-traversal
    return FileResponse(location, media_type="application/pdf")
