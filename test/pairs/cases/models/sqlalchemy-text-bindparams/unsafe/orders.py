from flask import Flask, jsonify, request
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine("postgresql+psycopg2://web@db.internal/shop")


@app.get("/orders/by-status")
def orders_by_status():
    status = request.args.get("status", "open")
    with engine.connect() as conn:
        # ruleid: sql-injection
        result = conn.execute(text(f"SELECT id FROM orders WHERE status = '{status}'"))
        ids = [row.id for row in result]
    return jsonify(ids=ids, total=len(ids))
