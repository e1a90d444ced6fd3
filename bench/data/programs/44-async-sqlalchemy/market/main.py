from fastapi import Depends, FastAPI

from .criteria import Criteria, Paging, checked_label
from .repo import OfferRepo

app = FastAPI()


@app.post("/search")
async def search(criteria: Criteria, repo: OfferRepo = Depends()):
    return {
        "a": await repo.search(criteria),
        "b": await repo.search_bound(criteria),
        "c": await repo.ordered(criteria),
        "d": await repo.grouped(criteria),
    }


@app.get("/page")
async def page(paging: Paging = Depends(), repo: OfferRepo = Depends(OfferRepo)):
    return {"a": await repo.page(paging), "b": await repo.labelled(paging)}


@app.get("/label")
async def label(label: str = Depends(checked_label), repo: OfferRepo = Depends()):
    return {"a": await repo.label(label), "b": len(await repo.titled(label))}
