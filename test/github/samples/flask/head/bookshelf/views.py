from flask import (
    Blueprint,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    send_file,
    send_from_directory,
    url_for,
)

from bookshelf import db, export, search

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


@pages.get("/search")
def find():
    order = request.args.get("order", "title")
    if "author" in request.args:
        books = search.by_author(request.args["author"])
    else:
        books = search.by_title(request.args.get("q", ""), order)
    return render_template("index.html", books=books)


@pages.get("/export")
def download():
    shelf = request.args["shelf"]
    return send_file(export.archive(shelf, current_app.config["COVERS"]))


@pages.get("/covers/<path:name>")
def cover(name):
    return send_from_directory(current_app.config["COVERS"], name)


@pages.get("/shelf")
def shelf():
    return redirect(url_for("pages.index"))
