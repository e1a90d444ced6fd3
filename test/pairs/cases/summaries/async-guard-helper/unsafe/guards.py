from fastapi import HTTPException

REPORTS = {"daily", "weekly", "monthly"}


async def ensure_known(name: str) -> None:
    if len(name) > 64:
        raise HTTPException(status_code=414)
