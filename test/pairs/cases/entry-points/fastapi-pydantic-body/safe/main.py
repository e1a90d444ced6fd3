import subprocess
from typing import Literal

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class TranscodeJob(BaseModel):
    asset_id: int
    preset: Literal["mobile", "desktop", "tv"]
    priority: int = 5


@app.post("/transcode", status_code=202)
def transcode(job: TranscodeJob):
    command = f"/opt/media/transcode.sh {job.asset_id} {job.preset}"
    # ok: command-injection
    process = subprocess.Popen(command, shell=True)
    return {"pid": process.pid, "priority": job.priority}
