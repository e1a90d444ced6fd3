import requests
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Hook(BaseModel):
    url: str
    label: str = ""


@app.post("/hooks/test")
def test_hook(hook: Hook):
    hook.url = "https://hooks.example.com/test"
    # ok: ssrf
    resp = requests.post(hook.url, json={"ping": True}, timeout=4)
    return {"status": resp.status_code, "label": hook.label}
