from fastapi import APIRouter, Depends
from flask import Flask
from flask_login import login_required

app = Flask(__name__)
router = APIRouter()


# ruleid: debug-route
@app.route("/debug/users")
def debug_users():
    return str(all_users())


# ruleid: debug-route
@router.get("/debug", status_code=200)
async def information():
    return collect()


# ok: debug-route
@app.route("/debug/queries")
@login_required
def queries():
    return str(all_queries())


if app.config["DEBUG"]:
    # ok: debug-route
    @app.route("/debug/state")
    def state():
        return str(app.config)


# ok: debug-route
@router.get("/_debug/state")
def router_state(admin=Depends(get_admin)):
    return collect()


# ok: debug-route
@app.route("/bugs/<int:number>")
def bug(number):
    return str(number)
