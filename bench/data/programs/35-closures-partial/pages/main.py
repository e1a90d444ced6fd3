from html import escape

from fastapi import Depends, FastAPI, Header, Query
from fastapi.responses import HTMLResponse, PlainTextResponse

from . import factory

app = FastAPI()


def current_name(name: str = Query("guest")):
    return name.strip()


def escaped_name(name: str = Depends(current_name)):
    return escape(name)


@app.get("/bold")
def bold(name: str = Depends(current_name)):
    return HTMLResponse(factory.bold(name))  # BAD 79


@app.get("/bold-safe")
def bold_safe(name: str = Depends(current_name)):
    return HTMLResponse(factory.bold_safe(name))  # GOOD 79


@app.get("/shout")
def shout(name: str = Depends(current_name)):
    return HTMLResponse(content=factory.shout(name))  # BAD 79


@app.get("/shout-safe")
def shout_safe(name: str = Depends(current_name)):
    return HTMLResponse(content=factory.shout_safe(name))  # GOOD 79


@app.get("/card")
def card(body: str = ""):
    return HTMLResponse(factory.static_card(body=body))  # BAD 79


@app.get("/card-dep")
def card_dep(name: str = Depends(escaped_name)):
    return HTMLResponse(factory.static_card(body=name))  # GOOD 79


@app.get("/plain", response_class=PlainTextResponse)
def plain(body: str = ""):
    return factory.static_card(body=body)  # GOOD 79


@app.get("/html", response_class=HTMLResponse)
def html(body: str = ""):
    return factory.fixed_body(title=body)  # BAD 79


@app.get("/length", response_class=HTMLResponse)
def length(body: str = ""):
    return factory.fixed_body(title=f"{len(body)} characters")  # GOOD 79


@app.get("/agent")
def agent(user_agent: str = Header("")):
    return {"agent": factory.bold(user_agent)}  # GOOD 79
