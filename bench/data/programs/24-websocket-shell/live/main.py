from fastapi import FastAPI, WebSocket

from .executors import FixedExecutor, GrepExecutor, ShellExecutor, count
from .protocol import Action, Executor

app = FastAPI()


async def lines(ws: WebSocket):
    while True:
        data = await ws.receive_json()
        yield data


async def serve(ws: WebSocket, executor: Executor):
    await ws.accept()
    async for data in lines(ws):
        await ws.send_text(await executor.execute(data["command"]))


@app.websocket("/shell")
async def shell(ws: WebSocket):
    await serve(ws, ShellExecutor())


@app.websocket("/grep")
async def grep(ws: WebSocket):
    await serve(ws, GrepExecutor())


@app.websocket("/action")
async def action(ws: WebSocket):
    await ws.accept()
    fixed = FixedExecutor()
    async for data in lines(ws):
        try:
            chosen = Action[data["action"]]
        except KeyError:
            continue
        await ws.send_text(await fixed.execute(chosen))


@app.websocket("/compute")
async def compute(ws: WebSocket):
    await ws.accept()
    while text := await ws.receive_text():
        if text.isdigit():
            await ws.send_text(str(eval(text.lstrip("0") or "0")))  # GOOD 95
        else:
            await ws.send_text(str(await count(text)))


@app.websocket("/formula")
async def formula(ws: WebSocket):
    await ws.accept()
    while text := await ws.receive_text():
        await ws.send_text(str(eval(text, {"__builtins__": {}})))  # BAD 95
