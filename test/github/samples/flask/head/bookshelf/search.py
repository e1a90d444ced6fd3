from bookshelf import db

ORDERS = {"title": "title ASC", "newest": "added DESC"}


def by_title(term, order="title"):
    """Books whose title contains the term."""
    column = ORDERS.get(order, ORDERS["title"])
    query = f"SELECT * FROM books WHERE title LIKE '%{term}%' ORDER BY {column}"
    return db.connection().execute(query).fetchall()


def by_author(name):
    """Books of one author, newest first."""
    query = "SELECT * FROM books WHERE author = ? ORDER BY added DESC"
    return db.connection().execute(query, (name,)).fetchall()
