from fastapi import APIRouter, Depends
from flask import Blueprint, Flask, abort, request, session

from shop.auth import current_admin

app = Flask(__name__)
router = APIRouter()
inner = APIRouter(dependencies=[Depends(current_admin)])


# ruleid: admin-route-without-login
@app.route("/admin/orders", methods=["POST"])
def orders():
    return save(request.form)


# ruleid: admin-route-without-login
@router.get("/api/admin/export")
async def export(db=Depends(get_db)):
    return db.dump()


# ok: admin-route-without-login
@router.get("/admin/stock")
async def stock(admin=Depends(current_admin)):
    return read()


# ok: admin-route-without-login
@inner.get("/admin/prices")
async def prices(db=Depends(get_db)):
    return db.prices()


# ok: admin-route-without-login
@app.route("/admin/clear")
def clear():
    if not session.get("admin"):
        abort(403)
    return drop()


# ok: admin-route-without-login
@app.route("/admin/login", methods=["POST"])
def admin_login():
    return start(request.form)


# ok: admin-route-without-login
@app.route("/administrators-of-the-year")
def winners():
    return show()


# ok: admin-route-without-login
@app.route("/admin/reports")
@guarded_by_policy
def reports():
    return show()
