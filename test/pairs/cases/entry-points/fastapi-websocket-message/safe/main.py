import ast

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


@app.websocket("/ws/calc")
async def calc(websocket: WebSocket):
    await websocket.accept()
    try:
        while True:
            expression = await websocket.receive_text()
            # ok: code-injection
            value = ast.literal_eval(expression)
            await websocket.send_json({"value": float(value)})
    except WebSocketDisconnect:
        return
