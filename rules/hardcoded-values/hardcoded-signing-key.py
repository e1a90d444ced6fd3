import os

from flask import Flask

app = Flask(__name__)
# ruleid: hardcoded-signing-key
app.secret_key = "f3cfe9ed8fae309f02079dbf"
# ruleid: hardcoded-signing-key
app.config["SECRET_KEY"] = "correct horse battery"
# ruleid: hardcoded-signing-key
SECRET_KEY = "django-insecure-k2v(4x1z9w"
# ruleid: hardcoded-signing-key
app.config["SECRET_KEY"] = os.environ.get("SECRET_KEY", "development")

# ok: hardcoded-signing-key
app.secret_key = os.environ["SECRET_KEY"]
# ok: hardcoded-signing-key
SECRET_KEY = "<your key>"
# ok: hardcoded-signing-key
app.config["SECRET_KEY_FILE"] = "/run/secrets/key"

# ruleid: hardcoded-signing-key
JWT_KEY = os.environ.get("API_JWT_SECRET", "s3cr3t-of-the-api")
# ok: hardcoded-signing-key
JWT_ISSUER = os.environ.get("API_JWT_ISSUER", "https://login.acme.org")
# ok: hardcoded-signing-key
OTHER_KEY = os.environ["API_JWT_SECRET"]

# ruleid: hardcoded-signing-key
JWT_SECRET = "secret123"
# ok: hardcoded-signing-key
JWT_SECRET_NAME = "payments-jwt"
