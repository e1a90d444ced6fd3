from flask import Flask

from bookshelf import config, db, views


def create_app():
    app = Flask(__name__)
    app.config.from_object(config)
    app.teardown_appcontext(db.close)
    app.register_blueprint(views.pages)
    return app
