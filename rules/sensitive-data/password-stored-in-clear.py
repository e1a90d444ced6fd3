from models import User
from werkzeug.security import generate_password_hash


def register(request, user, form):
    # ruleid: password-stored-in-clear
    user.password = request.form["password"]
    # ruleid: password-stored-in-clear
    other = User(name="x", password=request.json.get("password"))
    # ok: password-stored-in-clear
    user.password = generate_password_hash(request.form["password"])
    # ok: password-stored-in-clear
    user.set_password(request.form["password"])
    # ok: password-stored-in-clear
    login = form.Login(password=request.form["password"])
    return other, login
