from fastapi import FastAPI, Query

from clients.http import API_ROOT, fetch_json

app = FastAPI()


@app.get("/import")
async def import_items(origin: str = Query(...)):
    data = await fetch_json(API_ROOT, params={"origin": origin})
    return {"imported": len(data.get("items", []))}
