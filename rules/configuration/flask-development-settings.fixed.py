import os

from flask import Flask

app = Flask(__name__)
# ruleid: flask-development-settings
app.config["DEBUG"] = False
# ruleid: flask-development-settings
app.config["TESTING"] = False
# ruleid: flask-development-settings
app.config["ENV"] = "development"
# ruleid: flask-development-settings
app.config.update(DEBUG=False)
# ok: flask-development-settings
app.config["DEBUG"] = False
# ok: flask-development-settings
app.config["DEBUG"] = os.environ.get("DEBUG") == "1"
# ok: flask-development-settings
app.config["ENV"] = "production"
# ok: flask-development-settings
app.config["JSON_SORT_KEYS"] = True
