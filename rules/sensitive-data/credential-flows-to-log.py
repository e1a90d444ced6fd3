import logging
import secrets

import jwt
from django.http import JsonResponse
from flask import request

log = logging.getLogger(__name__)


def sign_in(db):
    data = request.get_json()
    name = data.get("username")
    password = data.get("password")
    query = f"SELECT id FROM users WHERE name = '{name}' AND password = '{password}'"
    # ruleid: credential-flows-to-log
    print(f"login query: {query}")
    # ok: credential-flows-to-log
    log.info("login of %s, password given: %s", name, password is not None)
    user = db.authenticate(name, password)
    # ok: credential-flows-to-log
    log.info("logged in: %s", user)
    # ok: credential-flows-to-log
    log.debug("password of %d characters", len(password))
    return user


def verify(request, identity):
    token = request.META.get("HTTP_AUTHORIZATION")[7:]
    body = {"token": token}
    # ruleid: credential-flows-to-log
    log.debug(f"asking {identity.url} about {body}")
    answer = identity.check(body)
    # ok: credential-flows-to-log
    log.debug("answer: %s", answer)
    return JsonResponse({"ok": answer})


def issue(user, key):
    token = jwt.encode({"sub": user.id}, key, algorithm="HS256")
    # ruleid: credential-flows-to-log
    logging.info("issued " + token)
    # ok: credential-flows-to-log
    logging.info("issued a token for %s", user.id)
    return token


def reset(user, create_reset_token):
    token = create_reset_token(user)
    # ruleid: credential-flows-to-log
    log.warning("reset link for %s: /reset/%s", user.mail, token)
    # ok: credential-flows-to-log
    log.debug("column %s", {"password": "text"}["password"])
    return secrets.token_hex()


class NewToken:
    def start(self):
        token = self.generate_token()
        # ok: credential-flows-to-log
        print(token)
