from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, request
from flask_cors import CORS

app = Flask(__name__)
api = FastAPI()
# ruleid: cors-any-origin-with-credentials
CORS(app, supports_credentials=True)
# ruleid: cors-any-origin-with-credentials
CORS(app, origins="*", supports_credentials=True)
# ruleid: cors-any-origin-with-credentials
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
# ok: cors-any-origin-with-credentials
CORS(app, origins=["https://app.acme.org"], supports_credentials=True)
# ok: cors-any-origin-with-credentials
CORS(app)
# ok: cors-any-origin-with-credentials
api.add_middleware(CORSMiddleware, allow_origins=["*"])


def reflect(response):
    # ruleid: cors-any-origin-with-credentials
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin", "*")
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


def reflect_allowed(response):
    origin = request.headers.get("Origin")
    if origin in ALLOWED:
        # ok: cors-any-origin-with-credentials
        response.headers["Access-Control-Allow-Origin"] = origin
    return response
