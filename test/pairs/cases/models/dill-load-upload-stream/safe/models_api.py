import io
import json

import dill
from fastapi import FastAPI, File, UploadFile

app = FastAPI()
SUPPORTED = {"linear", "tree"}


@app.post("/models")
async def upload_model(model: UploadFile = File(...)):
    content = await model.read()
    stream = io.BytesIO(content)
    # ok: unsafe-deserialization
    loaded = json.load(stream)
    return {"supported": loaded.get("kind") in SUPPORTED, "dill": dill.__version__}
