from flask import Flask, abort, jsonify, request

from accounts.service import resolve_user
from accounts.store import UserStore

app = Flask(__name__)


@app.route("/users/by-email")
def by_email():
    email = request.args["email"]
    user = resolve_user(UserStore("/var/lib/app/users.db"), email)
    if user is None:
        abort(404)
    return jsonify(user)
