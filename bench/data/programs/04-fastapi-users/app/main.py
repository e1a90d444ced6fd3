from fastapi import APIRouter, Body, Depends, FastAPI, Query

from .repo import PgUserRepo, UserRepo, get_repo
from .schemas import UserQuery

router = APIRouter(prefix="/users")


@router.post("/find")
async def find(q: UserQuery, repo: UserRepo = Depends(get_repo)):
    return [dict(r) for r in await repo.find(q)]


@router.post("/find2")
async def find_enum(q: UserQuery, repo: PgUserRepo = Depends(get_repo)):
    return [dict(r) for r in await repo.find_enum(q)]


@router.delete("/{name}")
async def delete(name: str, repo: UserRepo = Depends(get_repo)):
    await repo.delete(name)
    return {"ok": True}


@router.post("/disable")
async def disable(name: str = Body(embed=True), repo: PgUserRepo = Depends(get_repo)):
    await repo.disable(name)
    return {"ok": True}


@router.get("/page")
async def page(number: int = Query(0, ge=0), repo: PgUserRepo = Depends(get_repo)):
    return [dict(r) for r in await repo.page(number)]


app = FastAPI()
app.include_router(router)
