import subprocess
from dataclasses import dataclass

from fastapi import FastAPI

app = FastAPI()


@dataclass
class Job:
    label: str
    queue: str


@app.get("/jobs/start")
def start_job(name: str):
    job = Job(label=name, queue="nightly")
    # ok: command-injection
    done = subprocess.run(f"/opt/batch/run --queue {job.queue}", shell=True, capture_output=True)
    return {"code": done.returncode, "label": job.label}
