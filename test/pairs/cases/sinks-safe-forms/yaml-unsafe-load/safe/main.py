import yaml
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/pipeline")
async def pipeline(request: Request):
    body = await request.body()
    # ok: unsafe-deserialization
    spec = yaml.safe_load(body)
    steps = spec.get("steps", []) if isinstance(spec, dict) else []
    return {"steps": len(steps)}


@app.get("/ready")
def ready():
    return {"ready": True}
