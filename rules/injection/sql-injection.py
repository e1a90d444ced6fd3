import sqlite3

import psycopg2
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import render
from django.views import View
from fastapi import Depends, FastAPI
from webargs import fields
from webargs.flaskparser import use_kwargs
from flask import Flask, jsonify, request
from promise.dataloader import DataLoader
from psycopg2 import sql
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from .models import Book, User

app = Flask(__name__)
api = FastAPI()
engine = create_engine("sqlite://")

COLUMNS = ("name", "age")


def get_db():
    return sqlite3.connect("app.db")


@app.route("/user")
def user():
    name = request.args.get("name")
    db = get_db()
    cur = db.cursor()
    # ruleid: sql-injection
    cur.execute("SELECT * FROM users WHERE name = '" + name + "'")
    # ruleid: sql-injection
    cur.execute("SELECT * FROM users WHERE name = '%s'" % name)
    # ruleid: sql-injection
    db.execute(f"SELECT * FROM users WHERE name = '{name}'")
    # ok: sql-injection
    cur.execute("SELECT * FROM users WHERE name = ?", (name,))
    # ok: sql-injection
    cur.execute("SELECT * FROM users WHERE name = :name", {"name": name})
    row = cur.fetchone()
    return jsonify(row)


@app.route("/sorted")
def sorted_users():
    column = request.args["sort"]
    if column not in COLUMNS:
        column = "name"
    limit = int(request.args.get("limit", 10))
    cursor = get_db().cursor()
    # todook: sql-injection
    cursor.execute(f"SELECT * FROM users ORDER BY {column} LIMIT {limit}")
    direction = request.args["direction"]
    # ruleid: sql-injection
    cursor.execute(f"SELECT * FROM users ORDER BY name {direction}")
    return jsonify(cursor.fetchall())


@app.route("/pg")
def postgres():
    connection = psycopg2.connect("dbname=app")
    table = request.args["table"]
    with connection.cursor() as cur:
        # ok: sql-injection
        cur.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
        # ok: sql-injection
        cur.execute("SELECT * FROM t WHERE id = %s", [request.args["id"]])
        # ruleid: sql-injection
        cur.execute("SELECT * FROM {}".format(table))
    return "done"


@app.route("/alchemy")
def alchemy():
    name = request.form["name"]
    with Session(engine) as session:
        # ruleid: sql-injection
        query = text("SELECT * FROM users WHERE name = '" + name + "'")
        session.execute(query)
        # ok: sql-injection
        session.execute(text("SELECT * FROM users WHERE name = :name"), {"name": name})
        # ok: sql-injection
        session.execute(text("SELECT * FROM users WHERE name = :name").bindparams(name=name))
        # ok: sql-injection
        session.execute(select(User).where(User.name == name))
        # ok: sql-injection
        session.execute(select(User).filter_by(name=name))
        # ok: sql-injection
        session.query(User).filter(User.name.ilike(f"%{name}%")).all()
    return "done"


class BookView(View):
    def get(self, request, slug):
        title = request.GET.get("title")
        with connection.cursor() as cursor:
            # ruleid: sql-injection
            cursor.execute("SELECT * FROM books WHERE title = '%s'" % title)
            # ok: sql-injection
            cursor.execute("SELECT * FROM books WHERE title = %s", [title])
        # ruleid: sql-injection
        Book.objects.raw("SELECT * FROM books WHERE slug = '" + slug + "'")
        # ok: sql-injection
        Book.objects.raw("SELECT * FROM books WHERE slug = %s", [slug])
        # ruleid: sql-injection
        Book.objects.extra(where=["title = '%s'" % title])
        # ok: sql-injection
        books = Book.objects.filter(title__icontains=title).order_by("title")
        return JsonResponse({"books": list(books)})


def search(request):
    query = build(request.POST["q"])
    # ruleid: sql-injection
    connection.cursor().execute(query)
    return render(request, "search.html", {})


def build(term):
    return "SELECT * FROM books WHERE title LIKE '%" + term + "%'"


@api.get("/items")
def items(q: str, page: int, db=Depends(get_db)):
    # ruleid: sql-injection
    db.execute(f"SELECT * FROM items WHERE name = '{q}'")
    # ok: sql-injection
    db.execute(f"SELECT * FROM items LIMIT 10 OFFSET {page * 10}")
    return []


def by_name(cursor, name):
    # ok: sql-injection
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")


@app.route("/rename")
def rename():
    name = request.args["name"]
    table = Book.__table__
    with engine.begin() as connection:
        # ok: sql-injection
        connection.execute(table.insert().values(name=name))
        # ok: sql-injection
        connection.execute(table.update().where(table.c.name == name).values({"name": name}))
        # ruleid: sql-injection
        connection.execute(table.select().where(text("name = '%s'" % name)))
    return "done"


class ShelfLoader(DataLoader):
    def batch_load_fn(self, keys):
        return fetch_shelves(keys)


@app.route("/shelf")
def shelf():
    found = ShelfLoader().load(request.args["id"])
    # ok: sql-injection
    get_db().execute(f"SELECT * FROM shelf_{found.kind}")
    # ruleid: sql-injection
    get_db().execute(f"SELECT * FROM shelf_{request.args['kind']}")
    return "done"


class Runner:
    def __init__(self, connection):
        self.cursor = sqlite3.Cursor(connection)

    def run(self, statement):
        # Statements of the class itself, one made of the names that another one found.
        # ok: sql-injection
        self.cursor.execute(statement)
        return self.cursor.fetchall()

    def describe(self):
        for (table,) in self.run("SELECT name FROM sqlite_master"):
            self.run(f"SELECT * FROM {table} LIMIT 1")


def notes_of(connection):
    cursor = sqlite3.Cursor(connection)
    cursor.execute("SELECT name FROM users")
    for (name,) in cursor.fetchall():
        # ruleid: sql-injection
        cursor.execute(f"SELECT * FROM notes WHERE owner = '{name}'")


def drop_catalogs(connection):
    cursor = sqlite3.Cursor(connection)
    cursor.execute("SELECT name FROM sys.fulltext_catalogs")
    for (name,) in cursor.fetchall():
        # Names that the database itself gives its own things.
        # ok: sql-injection
        cursor.execute(f"DROP FULLTEXT CATALOG [{name}]")
    cursor.execute("SELECT t.name, u.name FROM sys.tables t JOIN users u ON u.id = t.owner")
    for table, user in cursor.fetchall():
        # ruleid: sql-injection
        cursor.execute(f"SELECT * FROM {table} WHERE owner = '{user}'")


@app.route("/found")
@use_kwargs({"name": fields.Str(), "limit": fields.Int()}, location="query")
def found(name, limit):
    # ok: sql-injection
    get_db().execute(f"SELECT * FROM shelf LIMIT {limit}")
    # ruleid: sql-injection
    return get_db().execute(f"SELECT * FROM shelf WHERE name = '{name}'")
