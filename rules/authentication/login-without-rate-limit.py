from flask import Flask, request
from flask_limiter import Limiter
from werkzeug.security import check_password_hash

app = Flask(__name__)
limiter = Limiter(app)


# ruleid: login-without-rate-limit
@app.route("/login", methods=["GET", "POST"])
def login():
    if check_password_hash("stored", request.form["password"]):
        return "welcome"
    return "wrong"


# ok: login-without-rate-limit
@app.route("/signin", methods=["POST"])
@limiter.limit("5 per minute")
def signin():
    if check_password_hash("stored", request.form["password"]):
        return "welcome"
    return "wrong"


# ok: login-without-rate-limit
@app.route("/orders", methods=["POST"])
def orders():
    return request.form["name"]


router = APIRouter()


# ruleid: login-without-rate-limit
@router.post("/token")
async def token(form: Annotated[OAuth2PasswordRequestForm, Depends()], db=Depends(get_db)):
    return create_token(authenticate_user(db, form.username, form.password))


# ruleid: login-without-rate-limit
@router.post("/reset-password/confirm")
def set_new_password(data: NewPassword, db=Depends(get_db)):
    user = db.find(data.username)
    if user.reset_code != data.code:
        raise HTTPException(status_code=400)
    return store(user, data.password)


# ok: login-without-rate-limit
@router.post("/login", dependencies=[Depends(RateLimiter(times=5, seconds=60))])
async def login_with_limit(form: OAuth2PasswordRequestForm = Depends()):
    return create_token(authenticate_user(form.username, form.password))


# ok: login-without-rate-limit
@router.post("/orders")
def order(data: Order):
    if data.price != data.expected:
        raise HTTPException(status_code=400)
    return store(data)


# ruleid: login-without-rate-limit
@app.post("/enter")
def enter():
    if not check_password_hash("stored", request.form["password"]):
        return "wrong"
    return "welcome"


# ok: login-without-rate-limit
@app.post("/enter-slowly")
@limiter.limit("5 per minute")
def enter_slowly():
    if not check_password_hash("stored", request.form["password"]):
        return "wrong"
    return "welcome"
