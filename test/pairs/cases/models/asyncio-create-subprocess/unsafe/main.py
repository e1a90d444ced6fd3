import asyncio

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Announcement(BaseModel):
    text: str
    volume: int = 50


@app.post("/announce")
async def announce(item: Announcement):
    # ruleid: command-injection
    process = await asyncio.create_subprocess_shell(f"/opt/tts/say --volume={item.volume} --text={item.text}")
    code = await process.wait()
    return {"spoken": code == 0}
