from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
ROOT = Path("/srv/manuals").resolve()


@app.get("/manuals")
def manual(name: str, language: str = "en"):
    if language not in ("en", "de"):
        raise HTTPException(status_code=404)
    location = ROOT / language / name
    # ruleid: path-traversal
    return FileResponse(location, media_type="application/pdf")
