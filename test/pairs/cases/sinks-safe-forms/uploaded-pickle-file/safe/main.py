import json
import pickle

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/models")
def upload_model(file: UploadFile):
    # ok: unsafe-deserialization
    weights = json.load(file.file)
    return {"layers": len(weights)}


@app.get("/ready")
def ready():
    return {"ready": True}
