from fastapi import FastAPI, Request
from pymongo import MongoClient

app = FastAPI()
accounts = MongoClient()["bank"]["accounts"]


@app.post("/reset")
async def reset(request: Request):
    body = await request.json()
    token = body["token"]
    # ruleid: nosql-injection
    doc = accounts.find_one({"token": token})
    return {"found": doc is not None}
