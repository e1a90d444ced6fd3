from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse

app = FastAPI()


@app.get("/hi")
def hi(name: str = "you"):
    text = "Hi " + name
    # ruleid: xss
    return HTMLResponse(text)


@app.get("/ready", response_class=HTMLResponse)
def ready():
    return "<p>ready</p>"
