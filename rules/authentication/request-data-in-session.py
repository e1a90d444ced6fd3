from flask import Flask, request, session
from werkzeug.security import check_password_hash

app = Flask(__name__)


@app.route("/become", methods=["POST"])
def become():
    # ruleid: request-data-in-session
    session["role"] = request.form["role"]
    return "done"


@app.route("/remember")
def remember():
    name = request.args.get("name", "")
    # ruleid: request-data-in-session
    session[name] = "1"
    # ok: request-data-in-session
    session["seen"] = "1"
    return "done"


def enlarge(request):
    # ruleid: request-data-in-session
    request.session["is_admin"] = request.GET.get("admin")


@app.route("/login", methods=["POST"])
def login():
    user = find(request.form["name"])
    if not check_password_hash(user.password, request.form["password"]):
        return "wrong"
    # ok: request-data-in-session
    session["user"] = request.form["name"]
    return "welcome"


@app.route("/language", methods=["POST"])
def language():
    # ok: request-data-in-session
    session["language"] = request.form["language"]
    # ok: request-data-in-session
    session["role"] = "guest"
    return "done"


def remember_all(request):
    for name, value in request.GET.items():
        # ruleid: request-data-in-session
        request.session[name] = value


def remember_some(request):
    for name in ("theme", "language"):
        # ok: request-data-in-session
        request.session[name] = request.GET.get(name)
