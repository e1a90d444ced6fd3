import json
import os

import pymysql

TABLE = os.environ.get("TABLE_NAME", "orders")
_connection = None


def _connect():
    global _connection
    if _connection is None:
        _connection = pymysql.connect(host="db.internal", user="lambda", database="shop")
    return _connection


def handler(event, context):
    params = event.get("queryStringParameters") or {}
    status = params.get("status", "paid")
    with _connect().cursor() as cursor:
        # ruleid: sql-injection
        cursor.execute(f"SELECT COUNT(*) FROM orders WHERE status = '{status}'")
        total = cursor.fetchone()[0]
    return {"statusCode": 200, "body": json.dumps({"total": total})}
