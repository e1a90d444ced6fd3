from fastapi import Depends
from flask import request
from pydantic import BaseModel, Extra

from models import Order, User

ALLOWED = {"name", "email"}


def create(db):
    # ruleid: mass-assignment
    user = User(**request.get_json())
    data = request.json
    # ruleid: mass-assignment
    order = Order(**data)
    for key, value in request.form.items():
        # ruleid: mass-assignment
        setattr(user, key, value)
    return user, order


def view(request):
    # ruleid: mass-assignment
    return User.objects.create(**request.POST)


def safe(schema):
    # ok: mass-assignment
    user = User(name=request.form["name"])
    # ok: mass-assignment
    other = User(**schema.load(request.json))
    for key, value in request.form.items():
        if key in ALLOWED:
            # ok: mass-assignment
            setattr(user, key, value)
    return user, other


@app.route("/profile", methods=["PUT"])
def change_profile():
    data = request.get_json()
    user = current_user()
    for key, value in data.items():
        # ruleid: mass-assignment
        setattr(user, key, value)
    # ruleid: mass-assignment
    db.profiles.update_one({"_id": user.id}, {"$set": data})
    # ruleid: mass-assignment
    db.profiles.insert_one(request.json)
    for key, value in data.items():
        if value and key in ALLOWED:
            # ok: mass-assignment
            setattr(user, key, value)
    # ok: mass-assignment
    db.profiles.update_one({"_id": user.id}, {"$set": {"name": data["name"]}})


class OpenUpdate(BaseModel, extra=Extra.allow):
    name: str


class Update(BaseModel):
    name: str


@router.patch("/profile")
def patch_profile(update: OpenUpdate, user=Depends(get_current_user)):
    for key, value in update.dict().items():
        # ruleid: mass-assignment
        setattr(user, key, value)


@router.patch("/name")
def patch_name(update: Update, user=Depends(get_current_user)):
    for key, value in update.dict().items():
        # ok: mass-assignment
        setattr(user, key, value)


@router.put("/settings")
async def put_settings(values: dict, user=Depends(get_current_user)):
    for key, value in values.items():
        # ruleid: mass-assignment
        setattr(user, key, value)
