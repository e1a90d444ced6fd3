import sqlite3
from contextlib import contextmanager

from flask import Flask, jsonify, request

app = Flask(__name__)


@contextmanager
def tenant_scope():
    tenant = "public"
    conn = sqlite3.connect("/var/lib/app/tenants.db")
    try:
        yield conn, tenant
    finally:
        conn.close()


@app.get("/projects/count")
def project_count():
    with tenant_scope() as (conn, tenant):
        # ok: sql-injection
        row = conn.execute(f"SELECT COUNT(*) FROM projects WHERE tenant = '{tenant}'").fetchone()
    return jsonify(count=row[0])
