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


# ruleid: route-without-login-among-guarded
@app.delete("/parcels/all")
def drop_parcels():
    Parcel.query.delete()
    db.session.commit()
    return "gone"


# ok: route-without-login-among-guarded
@app.delete("/parcels/own")
def drop_own_parcels():
    Parcel.query.filter_by(owner=session["owner"]).delete()
    db.session.commit()
    return "gone"


# Routers that are included with a guard, or made with one, and one that is neither.
from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import DeleteView, ListView, UpdateView
from fastapi import FastAPI

staff = APIRouter(prefix="/staff", dependencies=[Depends(require_staff)])
stock = APIRouter(prefix="/stock")
shelves = APIRouter(prefix="/shelves")
public_notes = APIRouter(prefix="/notes")


@staff.delete("/{person}")
# ok: route-without-login-among-guarded
def remove_person(person: int):
    return person


@stock.post("/count")
# ok: route-without-login-among-guarded
def count_stock(amount: int):
    return amount


# ruleid: route-without-login-among-guarded
@shelves.delete("/{shelf}")
def remove_shelf(shelf: int):
    return shelf


# ok: route-without-login-among-guarded
@shelves.get("/{shelf}")
def show_shelf(shelf: int):
    return shelf


# ok: route-without-login-among-guarded
@public_notes.post("/")
def leave_note(text: str):
    return text


service = FastAPI()
service.include_router(staff)
service.include_router(stock, dependencies=[Depends(require_staff)])
service.include_router(shelves)
service.include_router(public_notes)


class ShelfList(LoginRequiredMixin, ListView):
    model = Shelf


# ruleid: route-without-login-among-guarded
class ShelfDelete(DeleteView):
    model = Shelf


# ok: route-without-login-among-guarded
class ShelfUpdate(LoginRequiredMixin, UpdateView):
    model = Shelf


# ok: route-without-login-among-guarded
class ShelfSwap(UpdateView):
    model = Shelf

    def dispatch(self, request, *args, **kwargs):
        return check(request) or super().dispatch(request, *args, **kwargs)


from typing import Annotated

Reader = Annotated[Person, Depends(get_current_user)]
books = APIRouter(prefix="/books")


@books.post("/")
# ok: route-without-login-among-guarded
async def add_book(title: str, reader: Reader):
    return title


# ruleid: route-without-login-among-guarded
@books.delete("/{book}")
async def remove_book(book: int):
    return book
