import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/ready")
def ready():
    return {"ready": True}


@app.post("/backups")
def create_backup(name: str):
    archive = f"/srv/backups/{name}.tar"
    # ruleid: command-injection
    code = os.system(f"tar -cf {archive} /srv/data")
    return {"created": code == 0}
