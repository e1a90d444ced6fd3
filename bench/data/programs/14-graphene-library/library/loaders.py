from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine("sqlite:////srv/library.db")


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int]


class BookLoader:
    def __init__(self, session):
        self.session = session

    def by_title(self, title):
        return self.session.scalars(select(Book).where(text(f"title = '{title}'"))).all()  # BAD 89

    def by_title_orm(self, title):
        return self.session.scalars(select(Book).where(Book.title == title)).all()  # GOOD 89

    def by_title_bound(self, title):
        return self.session.execute(text("SELECT id FROM books WHERE title = :title"), {"title": title}).scalars().all()  # GOOD 89

    def ordered(self, order):
        return self.session.query(Book).order_by(text(order)).all()  # BAD 89

    def ordered_safe(self, order):
        column = {"title": Book.title, "year": Book.year}.get(order, Book.title)
        return self.session.query(Book).order_by(column).all()  # GOOD 89

    def year(self, year):
        return self.session.execute(text("SELECT id FROM books WHERE year = %d" % year)).all()  # GOOD 89


def get_loader():
    return BookLoader(Session(engine))
