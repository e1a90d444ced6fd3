import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/pages/{page}")
def page(page: str):
    # ruleid: command-injection
    code = os.system(f"render-page {page}")
    return {"code": code}


@app.get("/ready")
def ready():
    return {"ready": True}
