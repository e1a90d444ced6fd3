import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


class TicketQuery:
    STATES = ("open", "closed", "stale")

    @staticmethod
    def where(state):
        if state not in TicketQuery.STATES:
            state = "open"
        return f"state = '{state}'"

    @staticmethod
    def build(state):
        return "SELECT id, subject FROM tickets WHERE " + TicketQuery.where(state)


@app.route("/tickets")
def tickets():
    state = request.args.get("state", "open")
    conn = sqlite3.connect("/var/lib/helpdesk/tickets.db")
    # ok: sql-injection
    rows = conn.execute(TicketQuery.build(state)).fetchall()
    return jsonify(ids=[row[0] for row in rows])
