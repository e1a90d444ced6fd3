import sqlite3

from .objects import Chain

DB = "/srv/conf.db"


def by_chain(word):
    chain = Chain()
    chain += "SELECT * FROM conf WHERE k ="
    chain = chain + ("'" + word + "'")
    return sqlite3.connect(DB).execute(str(chain)).fetchall()  # BAD 89


def by_length(word):
    chain = Chain() + word
    return sqlite3.connect(DB).execute(f"SELECT * FROM conf WHERE size = {len(chain)}").fetchall()  # GOOD 89
