from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:////var/lib/app/users.db"
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    city = db.Column(db.String(80))


@app.get("/users/in-city")
def users_in_city():
    city = request.args.get("city", "")
    # ok: sql-injection
    rows = db.session.query(User).filter(User.city == city).all()
    return jsonify(ids=[row.id for row in rows])
