from flask import Flask

from .repository import OrderRepository
from .service import OrderService
from .views import bp


def create_app():
    app = Flask(__name__)
    repo = OrderRepository("/var/lib/shop/orders.db")
    app.order_service = OrderService(repo)
    app.register_blueprint(bp, url_prefix="/orders")
    return app
