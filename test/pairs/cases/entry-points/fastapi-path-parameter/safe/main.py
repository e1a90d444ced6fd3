from pathlib import Path

from fastapi import APIRouter, FastAPI, HTTPException

router = APIRouter(prefix="/logs")
LOG_DIR = Path("/var/log/app")


@router.get("/{name}/lines")
async def count_lines(name: int):
    location = LOG_DIR / f"{name}.log"
    try:
        # ok: path-traversal
        text = location.read_text(encoding="utf-8")
    except FileNotFoundError as exc:
        raise HTTPException(status_code=404) from exc
    return {"lines": text.count("\n")}


app = FastAPI()
app.include_router(router)
