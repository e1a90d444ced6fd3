from fastapi import APIRouter, Depends
from fastapi.security import OAuth2PasswordRequestForm
from flask import Flask, abort, request, session
from flask_login import login_required, login_user

app = Flask(__name__)


@app.route("/orders", methods=["POST"])
@login_required
def create_order():
    return request.form["name"]


# ruleid: route-without-login-among-guarded
@app.route("/orders/<int:order>", methods=["DELETE"])
def delete_order(order):
    return str(order)


# ok: route-without-login-among-guarded
@app.route("/login", methods=["POST"])
def login():
    login_user(request.form["name"])
    return "welcome"


# ok: route-without-login-among-guarded
@app.route("/orders")
def list_orders():
    return "[]"


# A decorator of the project's own, and a path that names one person's data.
@app.route("/transfer", methods=["POST"])
@token_required
def transfer(current_user):
    return str(current_user)


# ruleid: route-without-login-among-guarded
@app.route("/balance/<number>")
def balance(number):
    return str(find(number))


# ok: route-without-login-among-guarded
@app.route("/products/<int:product>")
def show_product(product):
    return str(find(product))


# ok: route-without-login-among-guarded
@app.route("/orders/<int:order>/note", methods=["PUT"])
def change_note(order):
    if session["user"] != owner(order):
        abort(403)
    return "changed"


router = APIRouter()


@router.post("/items")
def create_item(item: Item, user: User = Depends(get_current_user)):
    return save(item, user)


# ruleid: route-without-login-among-guarded
@router.delete("/items/{item_id}")
def delete_item(item_id: int, db=Depends(get_db)):
    return db.remove(item_id)


# ok: route-without-login-among-guarded
@router.put("/items/{item_id}")
def change_item(item_id: int, item: Item, admin: User = Depends(get_current_admin)):
    return save(item, admin)


# ok: route-without-login-among-guarded
@router.put("/prices", dependencies=[Depends(require_admin)])
def change_prices(item: Item):
    return save(item)


# ok: route-without-login-among-guarded
@router.post("/login")
def login_for_token(form: OAuth2PasswordRequestForm = Depends()):
    return authenticate(form)
