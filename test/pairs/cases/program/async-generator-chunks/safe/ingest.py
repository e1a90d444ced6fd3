import json
import pickle

from fastapi import FastAPI, Request

app = FastAPI()


async def frames(request):
    buffer = b""
    async for chunk in request.stream():
        buffer += chunk
        while b"\n\n" in buffer:
            frame, _, buffer = buffer.partition(b"\n\n")
            yield frame


@app.post("/ingest")
async def ingest(request: Request):
    accepted = 0
    async for frame in frames(request):
        # ok: unsafe-deserialization
        record = json.loads(frame)
        if "id" in record:
            accepted += 1
    return {"accepted": accepted}
