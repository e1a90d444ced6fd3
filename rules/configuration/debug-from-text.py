import os

from flask import Flask

app = Flask(__name__)

# ruleid: debug-from-text
DEBUG = os.environ.get("DEBUG", "False")
# ruleid: debug-from-text
app.config["DEBUG"] = os.environ.get("APP_DEBUG")
# ok: debug-from-text
DEBUG_TOOLBAR = os.environ.get("DEBUG_TOOLBAR")
# ok: debug-from-text
app.debug = os.environ.get("DEBUG", "") == "1"


class Config:
    # ruleid: debug-from-text
    DEBUG = os.getenv("DEBUG", False)


class Production(Config):
    # ok: debug-from-text
    DEBUG = os.environ.get("DEBUG", "0").lower() in ("1", "true")
    # ok: debug-from-text
    LEVEL = os.environ.get("LEVEL", "info")


if __name__ == "__main__":
    # ruleid: debug-from-text
    app.run(debug=os.getenv("DEBUG"))
    # ok: debug-from-text
    app.run(debug=bool(int(os.getenv("DEBUG", "0"))))
