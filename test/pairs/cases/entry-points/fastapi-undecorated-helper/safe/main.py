import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/ready")
def ready():
    return {"ready": True}


def create_backup(name: str):
    archive = f"/srv/backups/{name}.tar"
    # ok: command-injection
    code = os.system(f"tar -cf {archive} /srv/data")
    return {"created": code == 0}
