from bottle import Bottle, HTTPError, request

from crm.stores import STORES, make_store

app = Bottle()


@app.get("/find/<kind>")
def find(kind):
    if kind not in STORES:
        raise HTTPError(404)
    return {"count": len(make_store(kind).find(request.query.getunicode("q")))}


@app.get("/names")
def names():
    store = make_store("name")
    return {"count": len(store.find(request.query.q)), "seen": store.seen}
