from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()
engine = create_engine("sqlite:////var/lib/app/catalog.db")


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author: Mapped[str]


def get_session():
    with Session(engine) as session:
        yield session


@app.get("/books")
def books(author: str, session: Session = Depends(get_session)):
    # ruleid: sql-injection
    ids = session.execute(select(Book.id).where(text("author = '%s'" % author))).scalars().all()
    return {"ids": list(ids)}
