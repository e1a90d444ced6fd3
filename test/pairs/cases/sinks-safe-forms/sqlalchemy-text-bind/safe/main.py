from fastapi import FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

app = FastAPI()
engine = create_engine("sqlite:///shop.db")


@app.get("/articles")
def articles(tag: str):
    with Session(engine) as session:
        # ok: sql-injection
        rows = session.execute(text("SELECT id FROM article WHERE tag = :tag"), {"tag": tag}).all()
    return {"count": len(rows)}


@app.get("/ready")
def ready():
    return {"ready": True}
