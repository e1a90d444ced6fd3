from quart import Quart, jsonify, make_response, request

from . import security

app = Quart(__name__)
USERS = {}


@app.post("/register")
async def register():
    form = await request.form
    USERS[form["user"]] = security.hash_password(form["password"])
    return jsonify(token=security.sign(form["user"]))


@app.post("/register2")
async def register_strong():
    form = await request.form
    USERS[form["user"]] = security.hash_password_strong(form["password"])
    return jsonify(token=security.sign_env(form["user"]))


@app.post("/reset")
async def reset():
    return jsonify(a=security.reset_token(), b=security.reset_token_strong(), wait=security.jitter())


@app.get("/me")
async def me():
    claims = security.read_token(request.headers["Authorization"].removeprefix("Bearer "))
    return jsonify(user=claims["sub"])


@app.get("/me2")
async def me_verified():
    claims = security.read_token_verified(request.headers["Authorization"].removeprefix("Bearer "))
    resp = await make_response(jsonify(user=claims["sub"]))
    resp.set_cookie("session", security.reset_token_strong(), secure=True, httponly=True, samesite="Lax")  # GOOD 614
    return resp


@app.get("/remember")
async def remember():
    resp = await make_response("ok")
    resp.set_cookie("session", security.reset_token_strong(), secure=False, httponly=False)  # BAD 614
    return resp
