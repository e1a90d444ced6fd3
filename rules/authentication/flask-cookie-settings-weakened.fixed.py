from flask import Flask

app = Flask(__name__)
# ruleid: flask-cookie-settings-weakened
app.config["SESSION_COOKIE_SECURE"] = True
# ruleid: flask-cookie-settings-weakened
app.config.update(SESSION_COOKIE_HTTPONLY=True)
# ruleid: flask-cookie-settings-weakened
SESSION_COOKIE_SECURE = True
# ruleid: flask-cookie-settings-weakened
CSRF_COOKIE_SECURE = True

# ok: flask-cookie-settings-weakened
app.config["SESSION_COOKIE_SECURE"] = True
# ok: flask-cookie-settings-weakened
app.config.update(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_SAMESITE="Lax")
# ok: flask-cookie-settings-weakened
app.config["DEBUG_TB_ENABLED"] = False


class TestingConfig:
    # ok: flask-cookie-settings-weakened
    SESSION_COOKIE_SECURE = False


class ProductionConfig:
    # ruleid: flask-cookie-settings-weakened
    SESSION_COOKIE_SECURE = True
