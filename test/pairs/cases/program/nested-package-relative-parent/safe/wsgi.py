from flask import Flask

from portal.web.routes import bp

app = Flask(__name__)
app.register_blueprint(bp, url_prefix="/portal")
