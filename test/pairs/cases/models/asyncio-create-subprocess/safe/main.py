import asyncio

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Announcement(BaseModel):
    text: str
    volume: int = 50


@app.post("/announce")
async def announce(item: Announcement):
    # ok: command-injection
    process = await asyncio.create_subprocess_exec("/opt/tts/say", f"--volume={item.volume}", f"--text={item.text}")
    code = await process.wait()
    return {"spoken": code == 0}
