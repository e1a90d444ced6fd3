from peewee import SQL, CharField, IntegerField, Model, SqliteDatabase, fn

db = SqliteDatabase("/srv/blog.db")


class Post(Model):
    title = CharField()
    slug = CharField()
    likes = IntegerField(default=0)

    class Meta:
        database = db

    @classmethod
    def matching(cls, text):
        return cls.raw("SELECT * FROM post WHERE title LIKE '%" + text + "%'")  # BAD 89

    @classmethod
    def matching_bound(cls, text):
        return cls.raw("SELECT * FROM post WHERE title LIKE ?", "%" + text + "%")  # GOOD 89

    @classmethod
    def matching_orm(cls, text):
        return cls.select().where(fn.LOWER(cls.title).contains(text.lower()))  # GOOD 89

    @classmethod
    def where_sql(cls, condition):
        return cls.select().where(SQL(condition))  # BAD 89

    @classmethod
    def ordered(cls, direction):
        suffix = "DESC" if direction == "desc" else "ASC"
        return cls.select().order_by(SQL("likes " + suffix))  # GOOD 89


def delete_slug(slug):
    return db.execute_sql("DELETE FROM post WHERE slug = '{}'".format(slug))  # BAD 89


def delete_slug_bound(slug):
    return db.execute_sql("DELETE FROM post WHERE slug = ?", (slug,))  # GOOD 89
