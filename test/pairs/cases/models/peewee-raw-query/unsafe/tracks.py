from flask import Flask, jsonify, request
from peewee import CharField, Model, SqliteDatabase

app = Flask(__name__)
database = SqliteDatabase("/var/lib/music/tracks.db")


class Track(Model):
    genre = CharField()

    class Meta:
        database = database


@app.get("/tracks/count")
def count():
    genre = request.args.get("genre", "jazz")
    # ruleid: sql-injection
    cursor = database.execute_sql("SELECT COUNT(*) FROM track WHERE genre = '%s'" % genre)
    return jsonify(total=cursor.fetchone()[0], table=Track._meta.table_name)
