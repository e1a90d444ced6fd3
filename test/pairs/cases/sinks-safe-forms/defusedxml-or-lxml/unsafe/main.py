import io

from defusedxml import ElementTree
from fastapi import FastAPI, Request
from lxml import etree

app = FastAPI()


@app.post("/feed")
async def feed(request: Request):
    body = await request.body()
    # ruleid: xml-external-entities
    tree = etree.parse(io.BytesIO(body), etree.XMLParser(resolve_entities=True, no_network=False))
    title = tree.getroot().findtext("title")
    return {"title": title}


@app.get("/ready")
def ready():
    return {"ready": True}
