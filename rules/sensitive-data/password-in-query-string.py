from flask import Flask, request

app = Flask(__name__)


@app.route("/login", methods=["GET"])
def login():
    name = request.args.get("username")
    # ruleid: password-in-query-string
    password = request.args.get("password")
    return check(name, password)


def old_login(request):
    # ruleid: password-in-query-string
    return check(request.GET["user"], request.GET["passwd"])


@app.route("/signin", methods=["POST"])
def signin():
    # ok: password-in-query-string
    return check(request.form["username"], request.form["password"])


@app.route("/help")
def show_help():
    # ok: password-in-query-string
    return str(request.args.get("password_reset"))
