import hmac

from django.conf import settings
from flask import abort, request

API_TOKEN = load("API_TOKEN")


def guard():
    # ruleid: secret-compared-by-name
    if request.headers.get("X-Token") != API_TOKEN:
        abort(403)
    # ok: secret-compared-by-name
    if not hmac.compare_digest(request.headers.get("X-Token", ""), API_TOKEN):
        abort(403)


def reset(user, data):
    # ruleid: secret-compared-by-name
    if user.reset_password_code != data.reset_password_code:
        abort(400)
    # ok: secret-compared-by-name
    if user.reset_password_code is None:
        abort(400)


def hook(token):
    # ruleid: secret-compared-by-name
    return token == settings.WEBHOOK_SECRET


def parse(self, lexer, token, api_key):
    # ok: secret-compared-by-name
    if token == lexer.END:
        return None
    # ok: secret-compared-by-name
    if api_key == "":
        return None
    # ok: secret-compared-by-name
    return self.api_key == other.api_key


def get_user(api_key):
    # ok: secret-compared-by-name
    return User.query.filter(User.api_key == api_key).one()


def assign(spawner, api_token):
    # ok: secret-compared-by-name
    return spawner.api_token != api_token


from fastapi import FastAPI, Header
import secrets

api = FastAPI()


@api.get("/stock")
def stock(authorization: str = Header()):
    # ruleid: secret-compared-by-name
    if authorization == SERVICE_API_TOKEN:
        return {"ok": True}


@api.get("/stock/safe")
def stock_safely(authorization: str = Header()):
    # ok: secret-compared-by-name
    if secrets.compare_digest(authorization, SERVICE_API_TOKEN):
        return {"ok": True}


@api.get("/stock/{kind}")
def stock_of_kind(kind: str = Header()):
    # ok: secret-compared-by-name
    return kind == DEFAULT_KIND


from fastapi import Security
from fastapi.security import APIKeyHeader

KEY = os.environ["SERVICE_KEY"]
scheme = APIKeyHeader(name="X-API-Key")


def guard(key: str = Security(scheme)):
    # ruleid: secret-compared-by-name
    if key != KEY:
        raise PermissionError


def guard_safely(key: str = Security(scheme)):
    # ok: secret-compared-by-name
    if not secrets.compare_digest(key, KEY):
        raise PermissionError


def order(column: str = Header()):
    # ok: secret-compared-by-name
    return column == row_key
