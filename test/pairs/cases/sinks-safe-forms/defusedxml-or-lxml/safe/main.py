import io

from defusedxml import ElementTree
from fastapi import FastAPI, Request
from lxml import etree

app = FastAPI()


@app.post("/feed")
async def feed(request: Request):
    body = await request.body()
    # ok: xml-external-entities
    tree = ElementTree.parse(io.BytesIO(body))
    title = tree.getroot().findtext("title")
    return {"title": title}


@app.get("/ready")
def ready():
    return {"ready": True}
