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


def register(cursor, users):
    name = request.form["name"]
    password = request.form["password"]
    # ruleid: password-stored-in-clear
    cursor.execute("INSERT INTO users (name, password) VALUES (?, ?)", (name, password))
    # ruleid: password-stored-in-clear
    users.insert_one({"name": name, "password": password})
    hashed = generate_password_hash(password)
    # ok: password-stored-in-clear
    cursor.execute("INSERT INTO users (name, password) VALUES (?, ?)", (name, hashed))
    # ok: password-stored-in-clear
    cursor.execute("SELECT id FROM users WHERE name = ?", (name,))


def reset():
    data = request.get_json()
    new_password = data.get("new_password")
    # ruleid: password-stored-in-clear
    execute_query("UPDATE users SET password = %s WHERE name = %s", (new_password, data.get("name")))
    new_password = hash_password(new_password)
    # ok: password-stored-in-clear
    execute_query("UPDATE users SET password = %s WHERE name = %s", (new_password, data.get("name")))
