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
