from flask import Flask, jsonify, request

from wrapper import Database

app = Flask(__name__)


@app.get("/balance")
def balance():
    account = request.args.get("account", "")
    database = Database("/var/lib/bank/ledger.db")
    amount = database.scalar("SELECT balance FROM accounts WHERE iban = '" + account + "'")
    database.close()
    return jsonify(amount=str(amount))
