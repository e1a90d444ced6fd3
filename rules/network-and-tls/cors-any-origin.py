from flask import Flask
from flask_cors import CORS
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

api = FastAPI()
# ruleid: cors-any-origin
api.add_middleware(CORSMiddleware, allow_origins=["*"])
# ruleid: cors-any-origin
CORS_ALLOW_ALL_ORIGINS = True


def answer(response):
    # ruleid: cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = "*"
    # ok: cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = "https://app.acme.org"
    return response


# ok: cors-any-origin
api.add_middleware(CORSMiddleware, allow_origins=["https://app.acme.org"])


def create_app(config):
    app = Flask(__name__)
    # ruleid: cors-any-origin
    CORS(app)
    # ruleid: cors-any-origin
    CORS(app, resources={r"/api/*": {"origins": "*"}})
    # ok: cors-any-origin
    CORS(app, origins=["https://app.acme.org"])
    # ok: cors-any-origin
    CORS(app, resources={r"/api/*": {"origins": config.ORIGINS}})
    return app
