from flask import Blueprint, abort, render_template

from bookshelf import db

pages = Blueprint("pages", __name__)


@pages.get("/")
def index():
    return render_template("index.html", books=db.books())


@pages.get("/books/<int:book_id>")
def show(book_id):
    book = db.book(book_id)
    if book is None:
        abort(404)
    return render_template("book.html", book=book)
